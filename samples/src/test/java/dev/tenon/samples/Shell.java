package dev.tenon.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Runs the programs of pages. */
public final class Shell {
  private Shell() {}

  /** A shell with the classes of this project; it prints to {@code out}. */
  public static JShell open(OutputStream out) {
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    JShell shell = JShell.builder().out(printed).build();
    for (String entry :
        System.getProperty("java.class.path").split(System.getProperty("path.separator"))) {
      shell.addToClasspath(entry);
    }
    return shell;
  }

  /** Runs {@code code}, all of which must be good. */
  public static void run(JShell shell, String code) {
    String rest = code;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      for (SnippetEvent event : shell.eval(next.source())) {
        assertNull(event.exception(), () -> next.source() + ": " + event.exception());
        // an import that is there already takes the place of the other
        boolean replaced =
            event.causeSnippet() != null && event.status() == Snippet.Status.OVERWRITTEN;
        if (!replaced) {
          assertEquals(Snippet.Status.VALID, event.status(), () -> next.source());
        }
      }
      rest = next.remaining();
    }
  }
}
