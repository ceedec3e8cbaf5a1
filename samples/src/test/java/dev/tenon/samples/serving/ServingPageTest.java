package dev.tenon.samples.serving;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.samples.Shell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/serving.md}, whose Java runs as it stands there. */
class ServingPageTest {
  private static final String FEWER =
      "mnist = new Splits<>(mnist.train().take(8_000), mnist.test().take(500));\n";

  @TempDir private Path folder;

  @Test
  void itsJavaRuns() throws IOException {
    String page = Files.readString(Path.of("../docs/serving.md"));
    List<Digits.Picture> pictures = Digits.pictures(folder, 1);
    Files.move(pictures.get(0).file(), folder.resolve("digit.png"));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (JShell shell = Shell.open(printed)) {
      for (String block : blocks(page, "java")) {
        Shell.run(
            shell,
            block
                .replace("Path.of(\"", "Path.of(\"" + folder + "/")
                .replace("MnistCnnTrainer trainer", FEWER + "MnistCnnTrainer trainer")
                .replace("withEpochs(3)", "withEpochs(1)"));
      }
      String refused =
          shell
              .eval("weights.load(Path.of(\"" + folder + "/mnist-torch.safetensors\"));")
              .get(0)
              .exception()
              .getMessage();
      assertTold(page, refused);
      Shell.run(shell, "predictor.close(); trainer.close();");
    }
    String output = printed.toString(StandardCharsets.UTF_8);
    assertTrue(output.contains("7: ["), output); // the first digit of the test data is a 7
    assertTrue(output.contains("float32 [2, 10], float32 [2, 10]"), output);
    assertTrue(output.lines().anyMatch(line -> line.matches("(\\d)\\1{199}")), output);
  }

  /** The page shows the first lines of what is told: those of one layer, and the advice. */
  private static void assertTold(String page, String refused) {
    assertTrue(refused.lines().count() == 18, refused);
    String shown = blocks(page, "").get(0);
    List<String> left = new ArrayList<>(refused.lines().toList());
    for (String line : shown.lines().toList()) {
      assertTrue(left.contains(line), () -> "\"" + line + "\" is not told:\n" + refused);
    }
  }

  private static List<String> blocks(String page, String language) {
    List<String> blocks = new ArrayList<>();
    String[] parts = page.split("(?m)^```");
    for (int i = 1; i < parts.length; i += 2) {
      if (parts[i].startsWith(language + "\n")) {
        blocks.add(parts[i].substring(language.length() + 1));
      }
    }
    return blocks;
  }
}
