package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The mistakes that people make with shapes, a file each in {@code corpus/broken}: comments above a
 * line say what the compilers say there, {@code // ERROR:} or {@code // WARNING:} the first line,
 * {@code // THEN:} one of javac's lines below it, at least what is to be done: the first change, or
 * the help where there is none; {@code // LOCK:} is a line of the weights that the model had
 * before. Each has a near twin in {@code corpus/valid}, of which nobody says a word.
 *
 * <p>After a change of words, {@code -Dtenon.update=true} adds what is to be done where no comment
 * says so.
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
        news(compiled).stream()
            .map(m -> kind(m) + " " + m.line() + ": " + m.firstLine())
            .collect(Collectors.toCollection(ArrayList::new));
    if (compiler == Compiler.ECJ) {
      // what javac shows at an annotation is at the element there, behind the annotation's values
      firsts.sort(null);
      said.sort(null);
    }
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
    if (compiler == Compiler.JAVAC) {
      assertTrue(below.isEmpty(), "not said: " + below + texts(compiled));
      List<String> stated = new ArrayList<>();
      expect(source.lines().toList(), new ArrayList<>(), stated);
      Map<Long, List<String>> unstated = unstated(compiled, stated);
      if (Boolean.getBoolean("tenon.update")) {
        state(file, source, unstated);
      } else {
        assertEquals(Map.of(), unstated, "what is to be done is not expected");
      }
    }
  }

  /** By line, what the messages tell to do first, of what no comment says that it is expected. */
  private static Map<Long, List<String>> unstated(Compiled compiled, List<String> stated) {
    Map<Long, List<String>> unstated = new TreeMap<>();
    for (Compiled.Message message : news(compiled)) {
      message
          .text()
          .lines()
          .map(String::strip)
          .filter(line -> line.startsWith("fix: ") || line.startsWith("help: "))
          .findFirst()
          .filter(line -> !line.contains(": cp ")) // which names the folder of this run
          .filter(line -> !stated.remove(message.line() + ": " + line))
          .ifPresent(
              line -> unstated.computeIfAbsent(message.line(), l -> new ArrayList<>()).add(line));
    }
    return unstated;
  }

  /** Writes {@code lines} as comments above the lines of the file that they are said of. */
  private static void state(String file, String source, Map<Long, List<String>> lines) {
    List<String> stated = new ArrayList<>();
    long number = 1;
    for (String line : source.lines().toList()) {
      String indent = line.substring(0, line.length() - line.stripLeading().length());
      lines.getOrDefault(number++, List.of()).forEach(l -> stated.add(indent + "// THEN: " + l));
      stated.add(line);
    }
    try {
      Path path = Path.of("src/test/resources/corpus/broken").resolve(file);
      Files.writeString(path, String.join("\n", stated) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
