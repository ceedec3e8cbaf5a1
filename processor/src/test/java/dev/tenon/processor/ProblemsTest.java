package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file in {@code problems} has comments {@code // ERROR: [Id] text} or {@code // WARNING: ...}
 * above the lines of its mistakes, and the compilers say exactly that, at that line.
 */
class ProblemsTest {
  private static final Pattern EXPECTED = Pattern.compile(" *// (ERROR|WARNING): (.*)");

  static Stream<Arguments> files() {
    return Compiled.resources("problems").keySet().stream()
        .flatMap(file -> Stream.of(Compiler.values()).map(c -> Arguments.of(c, file)));
  }

  @ParameterizedTest(name = "{1} in {0}")
  @MethodSource("files")
  void saysWhatIsWrongWhereItIs(Compiler compiler, String file, @TempDir Path folder) {
    String source = Compiled.resource("problems/" + file);
    List<String> expected = expected(source);
    Compiled compiled = Compiled.compile(compiler, folder, Map.of(file, source));
    List<String> said =
        compiled.messages().stream()
            .filter(m -> m.kind() != javax.tools.Diagnostic.Kind.NOTE)
            .map(m -> kind(m) + " " + m.line() + ": " + m.firstLine())
            .sorted()
            .toList();
    assertFalse(expected.isEmpty(), file + " expects nothing");
    assertEquals(String.join("\n", expected), String.join("\n", said));
    for (Compiled.Message message : compiled.messages()) {
      if (ours(message)) {
        String[] parts = message.firstLine().substring(1).split("\\] ", 2);
        FirstLines.check(file, parts[0], parts[1], FirstLines.code(source));
      }
      assertTrue(
          !ours(message) || message.text().contains("fix: ") || message.text().contains("help: "),
          message.text());
    }
  }

  private static boolean ours(Compiled.Message message) {
    return message.firstLine().startsWith("[");
  }

  private static String kind(Compiled.Message message) {
    return message.kind() == javax.tools.Diagnostic.Kind.ERROR ? "ERROR" : "WARNING";
  }

  private static List<String> expected(String source) {
    List<String> lines = source.lines().toList();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = EXPECTED.matcher(lines.get(i));
      if (matcher.matches()) {
        int target = i + 1;
        while (EXPECTED.matcher(lines.get(target)).matches()) {
          target++;
        }
        expected.add(matcher.group(1) + " " + (target + 1) + ": " + matcher.group(2));
      }
    }
    return expected.stream().sorted().toList();
  }
}
