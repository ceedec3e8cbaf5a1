package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
            .replace("@Dense(units = 128,", "@Dense(inputs = 1050, units = 128,")
            .replace("@Dense(units = 10)", "@Dense(units = 9)");
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
    assertTrue(model.contains(shown.substring(shown.indexOf("@Model"), body)), "the layers");
    assertTrue(model.contains(shown.substring(body)), "the main method");
  }

  @Test
  void showsTheMessageAboutAHelper(@TempDir Path folder) throws IOException {
    String source =
        Files.readString(
            ROOT.resolve("samples/src/main/java/dev/tenon/samples/resnet20/ResNet.java"));
    int plain = readme.indexOf("### In plain Java");
    assertTrue(source.contains(block("```java\n", plain)), "the helper");
    String right = "            .conv2d(filters, 3, o -> o.bias(false))";
    String wrong = source.replace(right, right.replace("filters", "filters + 1"));
    Compiled compiled =
        Compiled.compile(
            Compiler.JAVAC, folder, Map.of("dev/tenon/samples/resnet20/ResNet.java", wrong));
    assertEquals(1, compiled.messages().size());
    int shown = readme.indexOf("With\n`filters + 1`");
    assertEquals(block("```\n", shown), compiled.messages().get(0).printed() + "\n");
  }

  @Test
  void theBuildTakesTheVersionsThatOursTakes() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    String build = block("```xml\n");
    for (String artifact : List.of("maven-compiler-plugin", "tensorflow-core-native")) {
      String version = after(build, "<artifactId>" + artifact + "</artifactId>", "version");
      String ours =
          artifact.startsWith("maven")
              ? after(pom, "<artifactId>" + artifact + "</artifactId>", "version")
              : after(pom, "", "tensorflow.version");
      assertEquals(ours, version, artifact);
    }
    String tenon = after(pom, "<artifactId>tenon-parent</artifactId>", "version");
    assertEquals(tenon, after(build, "<artifactId>tenon-runtime</artifactId>", "version"));
    assertEquals(tenon, after(build, "<artifactId>tenon-processor</artifactId>", "version"));
    assertEquals(
        after(pom, "", "maven.compiler.release"), after(build, "", "maven.compiler.release"));
    String gradle = block("```groovy\n");
    assertTrue(gradle.contains("tenon-processor:" + tenon), gradle);
    assertTrue(gradle.contains(":" + after(pom, "", "tensorflow.version") + ":"), gradle);
  }

  /** What the first element {@code name} after {@code place} holds. */
  private static String after(String xml, String place, String name) {
    int start = xml.indexOf("<" + name + ">", xml.indexOf(place)) + name.length() + 2;
    return xml.substring(start, xml.indexOf("</" + name + ">", start));
  }

  /** The first block that begins with {@code fence}. */
  private String block(String fence) {
    return block(fence, 0);
  }

  private String block(String fence, int from) {
    int start = readme.indexOf(fence, from) + fence.length();
    return readme.substring(start, readme.indexOf("```", start));
  }
}
