package dev.tenon.processor;

import dev.tenon.LayerOf;
import dev.tenon.OptimizerOf;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** A kind of annotation that users put on or into a model. */
enum Subject {
  LAYER(LayerOf.class),
  OPTIMIZER(OptimizerOf.class);

  private final Class<? extends Annotation> mark;

  Subject(Class<? extends Annotation> mark) {
    this.mark = mark;
  }

  /** The folder of the cases. */
  String folder() {
    return name().toLowerCase(java.util.Locale.ROOT) + "s";
  }

  /** The annotation that such annotations carry. */
  Class<? extends Annotation> mark() {
    return mark;
  }

  /** Every annotation of this kind that there is. */
  List<Class<?>> all() {
    try (JavaFileManager files =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      Iterable<JavaFileObject> classes =
          files.list(
              StandardLocation.CLASS_PATH,
              mark.getPackageName(),
              EnumSet.of(JavaFileObject.Kind.CLASS),
              false);
      return StreamSupport.stream(classes.spliterator(), false)
          .map(file -> files.inferBinaryName(StandardLocation.CLASS_PATH, file))
          .<Class<?>>map(Subject::load)
          .filter(type -> type.isAnnotationPresent(mark))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Subject.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
