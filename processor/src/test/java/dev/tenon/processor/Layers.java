package dev.tenon.processor;

import dev.tenon.LayerOf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The layers that there are. */
final class Layers {
  private Layers() {}

  /** Every annotation beside {@link LayerOf} that carries it. */
  static List<Class<?>> all() {
    try (JavaFileManager files =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      Iterable<JavaFileObject> classes =
          files.list(
              StandardLocation.CLASS_PATH,
              LayerOf.class.getPackageName(),
              EnumSet.of(JavaFileObject.Kind.CLASS),
              false);
      return StreamSupport.stream(classes.spliterator(), false)
          .map(file -> files.inferBinaryName(StandardLocation.CLASS_PATH, file))
          .<Class<?>>map(Layers::load)
          .filter(type -> type.isAnnotationPresent(LayerOf.class))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Layers.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
