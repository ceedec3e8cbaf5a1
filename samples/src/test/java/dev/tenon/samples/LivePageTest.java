package dev.tenon.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import org.junit.jupiter.api.Test;

/** {@code docs/live.md}, whose program runs as it stands there. */
class LivePageTest {
  @Test
  void itsProgramRunsInJShell() throws IOException {
    String page = Files.readString(Path.of("../docs/live.md"));
    String code = page.substring(page.indexOf("```java") + "```java".length());
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (JShell shell = Shell.open(printed)) {
      Shell.run(shell, code.substring(0, code.indexOf("```")));
    }
    String output = printed.toString(StandardCharsets.UTF_8);
    assertTrue(output.contains("body/dense_2"), output);
    List<Long> answers =
        Pattern.compile("\\[([0-9.E-]+)]")
            .matcher(output.substring(output.indexOf("[[")))
            .results()
            .map(row -> Math.round(Double.parseDouble(row.group(1))))
            .toList();
    assertEquals(List.of(0L, 1L, 1L, 0L), answers, output);
  }

  @Test
  void aMistakeIsToldAsItSays() throws IOException {
    String page = Files.readString(Path.of("../docs/live.md"));
    String[] blocks = page.split("```(java)?\\R");
    String told = blocks[blocks.length - 2];
    try (JShell shell = Shell.open(OutputStream.nullOutputStream())) {
      Shell.run(
          shell,
          blocks[3]
              .substring(0, blocks[3].indexOf("Trainer<Void>"))
              .replace("dense(8).tanh().dense(1)", "dense(8).reshape(\"N 4\")"));
      JShellException thrown = shell.eval("Trainer.live(new Xor());").get(0).exception();
      // JShell counts lines in classes of its own
      String message = thrown.getMessage().replaceAll("\\S*JShell\\S*:\\d+", "Xor.java:0");
      assertEquals(
          told.replaceAll("(Xor\\.java):\\d+", "$1:0"),
          message.replaceAll(", in .*|\n *called from .*", "") + "\n");
      assertEquals("score", thrown.getStackTrace()[0].getMethodName());
    }
  }
}
