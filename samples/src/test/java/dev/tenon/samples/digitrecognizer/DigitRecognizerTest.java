package dev.tenon.samples.digitrecognizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.runtime.UserError;
import dev.tenon.runtime.data.DataOptions;
import dev.tenon.runtime.data.DataSources;
import dev.tenon.samples.Told;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitRecognizerTest {
  private static final int ANSWERS = 500;

  @TempDir private Path folder;

  /** The digits of the test file are the first of MNIST's tests, whose labels are known. */
  @Test
  void writesAnswersMostOfWhichAreRight() throws IOException {
    String runs = folder.resolve("runs").toString();
    Told.by(DigitRecognizer::main, "--epochs", "2", "--checkpoint", runs, "--plain");
    List<String> lines =
        Told.by(
            DigitRecognizer::main,
            "predict",
            "src/main/resources/digit-recognizer/test.csv.gz",
            "--checkpoint",
            runs,
            "--columns",
            "ImageId,Label");
    assertEquals("ImageId,Label", lines.get(0));
    assertEquals(ANSWERS + 1, lines.size());
    byte[] labels;
    try (InputStream in =
        new GZIPInputStream(
            DigitRecognizerTest.class.getResourceAsStream("/mnist/t10k-labels-idx1-ubyte.gz"))) {
      in.skipNBytes(8);
      labels = in.readNBytes(ANSWERS);
    }
    int right = 0;
    for (int i = 0; i < ANSWERS; i++) {
      String start = (i + 1) + ",";
      assertTrue(lines.get(i + 1).startsWith(start), lines.get(i + 1));
      right += lines.get(i + 1).equals(start + labels[i]) ? 1 : 0;
    }
    assertTrue(right > 0.85 * ANSWERS, right + " are right");
  }

  @Test
  void aWrongFileIsToldWithItsLine() throws IOException {
    StringBuilder text = new StringBuilder("label");
    for (int i = 0; i < 784; i++) {
      text.append(",pixel").append(i);
    }
    text.append("\n12").append(",0".repeat(784)).append("\n");
    Path train = Files.writeString(folder.resolve("train.csv"), text);
    assertEquals(
        train
            + ", line 2, column \"label\": expected a class from 0 to 9, found \"12\"; correct it, or"
            + " @Label(classes = ...)",
        assertThrows(
                UserError.class,
                () ->
                    DataSources.load(
                        Digit.class, DataOptions.of(Optional.of(folder), DigitRecognizer.class)))
            .getMessage());
  }
}
