package dev.tenon.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.samples.gpt.Gpt;
import dev.tenon.samples.matmul.MatMul;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Samples without the command line of a model: what they are asked wrongly, they tell in a line.
 */
class ArgumentsTest {
  @TempDir private Path folder;

  private record Ended(int status, String told) {}

  private Ended run(Class<?> sample, String... args) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dtenon.program=./sample it",
                "-cp",
                System.getProperty("java.class.path"),
                sample.getName()));
    command.addAll(List.of(args));
    Path told = folder.resolve("told.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(told.toFile()).start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it does not end");
    } finally {
      process.destroyForcibly();
    }
    return new Ended(process.exitValue(), Files.readString(told).strip());
  }

  @Test
  void usageIsTold() throws Exception {
    assertEquals(new Ended(0, "usage: ./sample it"), run(MatMul.class, "--help"));
    assertEquals(new Ended(0, "usage: ./sample it [FILE [STEPS]]"), run(Gpt.class, "-h"));
  }

  @Test
  void mistakesAreTold() throws Exception {
    assertEquals(
        new Ended(2, "error: there is no option --gpu; usage: ./sample it"),
        run(MatMul.class, "--gpu"));
    assertEquals(
        new Ended(2, "error: 3 is one too many; usage: ./sample it"), run(MatMul.class, "3"));
    Path text = folder.resolve("a.txt");
    String missing = run(Gpt.class, text.toString()).told();
    assertTrue(missing.startsWith("error: there is no file " + text + "; usage: "), missing);
    String directory = run(Gpt.class, folder.toString()).told();
    assertTrue(
        directory.startsWith("error: " + folder + " cannot be read: Is a directory; usage: "),
        directory);
    Files.write(text, new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});
    assertTrue(run(Gpt.class, text.toString()).told().contains("a.txt is no text in UTF-8; "));
    Files.writeString(text, "\u00fc".repeat(100) + "abc");
    String few = run(Gpt.class, text.toString()).told();
    assertTrue(few.contains("has 3 characters that the sample knows, and more than 64 are"), few);
    Files.writeString(text, "abc ".repeat(100));
    String steps = run(Gpt.class, text.toString(), "many").told();
    assertTrue(steps.contains("STEPS is a whole number from 1 to 9,999,999, not \"many\""), steps);
  }
}
