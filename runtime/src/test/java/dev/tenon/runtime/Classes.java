package dev.tenon.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The classes that there are. */
final class Classes {
  private Classes() {}

  /** Every class, nested ones too, in the package of {@code neighbour}. */
  static List<Class<?>> beside(Class<?> neighbour) {
    try (JavaFileManager files =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      Iterable<JavaFileObject> classes =
          files.list(
              StandardLocation.CLASS_PATH,
              neighbour.getPackageName(),
              EnumSet.of(JavaFileObject.Kind.CLASS),
              false);
      List<Class<?>> found =
          StreamSupport.stream(classes.spliterator(), false)
              .map(file -> files.inferBinaryName(StandardLocation.CLASS_PATH, file))
              .filter(name -> !name.endsWith("package-info"))
              .sorted()
              .<Class<?>>map(Classes::load)
              .toList();
      if (!found.contains(neighbour)) {
        throw new AssertionError("found only " + found);
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, Classes.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
