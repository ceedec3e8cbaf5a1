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
import javax.tools.Diagnostic;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mistakes that people make with shapes, a file each in {@code corpus/broken}: comments above a
 * line say what the compilers say there, {@code // ERROR:} or {@code // WARNING:} the first line,
 * {@code // THEN:} one of javac's lines below it; {@code // LOCK:} is a line of the weights that
 * the model had before. Each has a near twin in {@code corpus/valid}, of which nobody says a word.
 */
class CorpusTest {
  private static final Pattern FIRST = Pattern.compile(" *// (ERROR|WARNING): (.*)");
  private static final Pattern THEN = Pattern.compile(" *// THEN: (.*)");
  private static final Pattern INTERNAL = Pattern.compile("dev\\.tenon\\.|java\\.|com\\.sun\\.");

  static Stream<Arguments> broken() {
    return files("corpus/broken");
  }

  static Stream<Arguments> valid() {
    return files("corpus/valid");
  }

  /** The models in plain Java are checked by javac alone. */
  private static Stream<Arguments> files(String folder) {
    // part of a name, while writing new ones
    Pattern only = Pattern.compile(System.getProperty("tenon.corpus", ""));
    return Compiled.resources(folder).entrySet().stream()
        .filter(file -> only.matcher(file.getKey()).find())
        .flatMap(
            file ->
                Stream.of(Compiler.values())
                    .filter(
                        c ->
                            c == Compiler.JAVAC
                                || !file.getValue().contains("static dev.tenon.Tenon."))
                    .map(c -> Arguments.of(c, file.getKey())));
  }

  @ParameterizedTest(name = "{1} in {0}")
  @MethodSource("broken")
  void saysWhatIsWrongAndNothingElse(Compiler compiler, String file, @TempDir Path folder) {
    String source = Compiled.resource("corpus/broken/" + file);
    Compiled compiled =
        Compiled.compile(
            compiler,
            Locks.write(folder, file, source),
            Map.of("cases/" + file, source),
            "-Xlint:all");
    List<String> firsts = new ArrayList<>();
    List<String> below = new ArrayList<>();
    expect(source.lines().toList(), firsts, below);
    assertFalse(firsts.isEmpty(), file + " expects nothing");

    List<String> said =
        news(compiled).stream().map(m -> kind(m) + " " + m.line() + ": " + m.firstLine()).toList();
    assertEquals(String.join("\n", firsts), String.join("\n", said));
    for (Compiled.Message message : news(compiled)) {
      assertTrue(message.firstLine().length() < 120, message.firstLine());
      assertFalse(INTERNAL.matcher(message.text()).find(), message.text());
      for (String line : message.text().split("\n")) {
        if (compiler == Compiler.JAVAC) {
          below.remove(message.line() + ": " + line.strip());
        }
      }
    }
    assertTrue(
        compiler != Compiler.JAVAC || below.isEmpty(), "not said: " + below + texts(compiled));
  }

  @ParameterizedTest(name = "{1} in {0}")
  @MethodSource("valid")
  void saysNothingOfWhatIsRight(Compiler compiler, String file, @TempDir Path folder) {
    String source = Compiled.resource("corpus/valid/" + file);
    Compiled compiled =
        Compiled.compile(
            compiler,
            Locks.write(folder, file, source),
            Map.of("cases/" + file, source),
            "-Xlint:all");
    assertEquals("", texts(compiled));
    assertTrue(compiled.success());
  }

  private static List<Compiled.Message> news(Compiled compiled) {
    return compiled.messages().stream().filter(m -> m.kind() != Diagnostic.Kind.NOTE).toList();
  }

  private static String texts(Compiled compiled) {
    return String.join("\n", news(compiled).stream().map(Compiled.Message::text).toList());
  }

  private static String kind(Compiled.Message message) {
    return message.kind() == Diagnostic.Kind.ERROR ? "ERROR" : "WARNING";
  }

  private static void expect(List<String> lines, List<String> firsts, List<String> below) {
    List<String> kinds = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    List<String> then = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher first = FIRST.matcher(lines.get(i));
      Matcher more = THEN.matcher(lines.get(i));
      if (first.matches()) {
        kinds.add(first.group(1));
        texts.add(first.group(2).strip());
      } else if (more.matches()) {
        then.add(more.group(1).strip());
      } else {
        for (int j = 0; j < kinds.size(); j++) {
          firsts.add(kinds.get(j) + " " + (i + 1) + ": " + texts.get(j));
        }
        for (String line : then) {
          below.add(i + 1 + ": " + line);
        }
        kinds.clear();
        texts.clear();
        then.clear();
      }
    }
  }
}
