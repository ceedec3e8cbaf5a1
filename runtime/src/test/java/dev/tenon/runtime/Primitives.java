package dev.tenon.runtime;

import dev.tenon.ir.Primitive;
import dev.tenon.ir.op.Arithmetic;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The primitives that there are. */
final class Primitives {
  private Primitives() {}

  /** Every record in {@code dev.tenon.ir.op} that is a primitive. */
  static List<Class<? extends Primitive>> all() {
    try {
      String file = Arithmetic.class.getSimpleName() + ".class";
      URI place = Arithmetic.class.getResource(file).toURI();
      if (!place.getScheme().equals("jar")) {
        return in(Path.of(place).getParent());
      }
      try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
        return in(jar.getPath(place.toString().replaceFirst(".*!", "")).getParent());
      }
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Class<? extends Primitive>> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Class<? extends Primitive>> found =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
              .sorted()
              .map(name -> load(name.replace(".class", "")))
              .filter(type -> type.isRecord() && Primitive.class.isAssignableFrom(type))
              .<Class<? extends Primitive>>map(type -> type.asSubclass(Primitive.class))
              .toList();
      if (found.size() < 20) {
        throw new AssertionError("found only " + found);
      }
      return found;
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(Arithmetic.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
