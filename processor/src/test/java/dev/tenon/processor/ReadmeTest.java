package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README shows what javac prints of the sample, and the sample as it is. */
class ReadmeTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private final String readme = Files.readString(ROOT.resolve("README.md"));
  private final String model =
      Files.readString(ROOT.resolve("samples/src/main/java/dev/tenon/samples/mnist/MnistCnn.java"));

  ReadmeTest() throws IOException {}

  @Test
  void showsTheMessagesThatJavacPrints(@TempDir Path folder) {
    String broken =
        model
            .replace("@Shape(\"N 7 7 64\")", "@Shape(\"N 7 7 32\")")
            .replace("@Dense(units = 10)", "@Dense(inputs = 1050, units = 10)");
    Compiled compiled =
        Compiled.compile(
            Compiler.JAVAC, folder, Map.of("dev/tenon/samples/mnist/MnistCnn.java", broken));

    StringBuilder shown = new StringBuilder();
    for (Compiled.Message message : compiled.messages()) {
      shown.append(message.printed()).append("\n");
    }
    assertEquals(block("```\n"), shown.toString());
  }

  @Test
  void showsTheSample() {
    String shown = block("```java\n");
    int body = shown.indexOf("  public static void main");
    assertTrue(model.contains(shown.substring(0, body)), "the layers");
    assertTrue(model.contains(shown.substring(body)), "the main method");
  }

  /** The first block that begins with {@code fence}. */
  private String block(String fence) {
    int start = readme.indexOf(fence) + fence.length();
    return readme.substring(start, readme.indexOf("```", start));
  }
}
