package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file in {@code fluent/broken} is a model with a mistake of its own. Comments above the line
 * of the mistake say what javac says there: {@code // ERROR:} the first line, {@code // THEN:} a
 * line below it; and javac says nothing else, but for the last line, which leads to the page.
 */
class FluentBrokenTest {
  private static final String ERROR = "// ERROR: ";
  private static final String THEN = "// THEN: ";

  static Stream<String> files() {
    return Compiled.resources("fluent/broken").keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysWhatIsWrongWhereItIs(String file, @TempDir Path folder) {
    String source = Compiled.resource("fluent/broken/" + file);
    List<String> expected = expected(source.lines().toList());
    Compiled compiled = Compiled.compile(Compiler.JAVAC, folder, Map.of("cases/" + file, source));
    List<String> said = new ArrayList<>();
    for (Compiled.Message message : compiled.messages()) {
      String[] lines = message.text().split("\n");
      said.add(message.line() + ": " + lines[0].strip());
      String id = lines[0].substring(lines[0].indexOf('[') + 1, lines[0].indexOf(']'));
      assertEquals("more: docs/problems/" + id + ".md", lines[lines.length - 1].strip());
      for (int i = 1; i < lines.length - 1; i++) {
        said.add(message.line() + ": ... " + lines[i].strip());
      }
      assertTrue(lines[0].length() < 120, lines[0]);
    }
    assertFalse(expected.isEmpty(), file + " expects nothing");
    assertEquals(String.join("\n", expected), String.join("\n", said));
  }

  private static List<String> expected(List<String> lines) {
    List<String> expected = new ArrayList<>();
    List<String> above = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.startsWith(ERROR)) {
        above.add(line.substring(ERROR.length()));
      } else if (line.startsWith(THEN)) {
        above.add("... " + line.substring(THEN.length()));
      } else {
        for (String text : above) {
          expected.add(i + 1 + ": " + text);
        }
        above.clear();
      }
    }
    return expected;
  }
}
