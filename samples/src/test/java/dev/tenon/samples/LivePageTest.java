package dev.tenon.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.Test;

/** {@code docs/live.md}, whose program runs as it stands there. */
class LivePageTest {
  @Test
  void itsProgramRunsInJShell() throws IOException {
    String page = Files.readString(Path.of("../docs/live.md"));
    String code = page.substring(page.indexOf("```java") + "```java".length());
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        JShell shell = JShell.builder().out(out).build()) {
      for (String entry :
          System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
        shell.addToClasspath(entry);
      }
      String rest = code.substring(0, code.indexOf("```"));
      while (!rest.isBlank()) {
        CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
        for (SnippetEvent event : shell.eval(next.source())) {
          assertNull(event.exception(), () -> next.source() + ": " + event.exception());
          assertEquals(Snippet.Status.VALID, event.status(), () -> next.source());
        }
        rest = next.remaining();
      }
    }
    String output = printed.toString(StandardCharsets.UTF_8);
    assertTrue(output.contains("body/dense_2"), output);
  }
}
