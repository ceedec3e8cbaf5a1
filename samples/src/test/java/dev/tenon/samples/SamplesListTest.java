package dev.tenon.samples;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code samples.txt}, from which {@code ./sample} takes names, classes and descriptions. */
class SamplesListTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/tenon/samples");

  record Line(String name, String className, String description) {
    String folder() {
      return name.replace("-", "");
    }
  }

  static List<Line> lines() throws IOException {
    return Files.readAllLines(Path.of("samples.txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> line.split("\\s+", 3))
        .map(words -> new Line(words[0], words[1], words.length < 3 ? "" : words[2]))
        .toList();
  }

  @Test
  void listsEveryFolderOnce() throws IOException {
    TreeSet<String> folders;
    try (Stream<Path> paths = Files.list(SOURCES)) {
      folders =
          paths
              .filter(Files::isDirectory)
              .map(path -> path.getFileName().toString())
              .collect(toCollection(TreeSet::new));
    }
    List<String> listed = lines().stream().map(Line::folder).sorted().toList();
    assertEquals(List.copyOf(folders), listed, "one line in samples.txt for each folder");
  }

  @ParameterizedTest
  @MethodSource("lines")
  void namesAMainClassInTheFolderOfTheSample(Line line) throws ReflectiveOperationException {
    Class<?> type = Class.forName(line.className(), false, getClass().getClassLoader());
    assertEquals("dev.tenon.samples." + line.folder(), type.getPackageName());
    Method main = type.getMethod("main", String[].class);
    assertTrue(Modifier.isStatic(main.getModifiers()), "main is static");
    assertFalse(line.description().isBlank(), "a description follows the class");
  }
}
