package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.processor.Compiled.Compiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each problem has a page in {@code docs/problems}, whose first model gets exactly the message that
 * the page shows and whose second model compiles without a word.
 *
 * <p>After a change of words, {@code -Dtenon.update=true} writes the messages anew; their ids are
 * still checked.
 */
class ProblemPagesTest {
  private static final Path PAGES = Path.of("..", "docs", "problems");
  private static final Path SEVERITIES =
      Path.of("../dsl/src/main/resources/dev/tenon/ir/allow/problems.txt");
  private static final Pattern ID = Pattern.compile("\"([A-Z][a-z]+(?:[A-Z][a-z0-9]*)*)\"");

  /** A call that makes a problem; where one of two ids is chosen, both stand before the text. */
  private static final Pattern MAKES =
      Pattern.compile(
          "(?:Problem\\s*\\.\\s*of|\\btwice|\\bother|\\bunits|\\bchannels|\\bonly)\\(\\s*(?:model,\\s*)?"
              + "((?:[^\";(]+(?:\\(\\))?\\s*\\?\\s*\"\\w+\"\\s*:\\s*)?\"\\w+\")");

  private static final Pattern WRONG = block("Wrong", "java");
  private static final Pattern SAID = block("What the compiler says", "text");
  private static final Pattern RIGHT = block("Right", "java");
  private static final Pattern MESSAGE =
      Pattern.compile("(?m)^\\w+\\.java:\\d+: (error|warning): ");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^@Model[^{]*?\\b(?:class|record|interface) (\\w+)");
  private static final Pattern FIRST_TYPE = Pattern.compile("\\b(?:class|record) (\\w+)");

  /** Why no model of a few lines brings it about; these pages say when it is met. */
  private static final Map<String, String> WITHOUT_SAMPLE =
      Map.of(
          "CannotWrite", "needs a disk that is full or a folder that is locked",
          "Internal", "is a mistake of Tenon's own",
          "LayerNotCompiled", "javac runs rules among the sources; other compilers cannot",
          "OutOfMemory", "depends on the memory of the compiler, which the test would lose too",
          "TooManyLayers", "has 255 components, more than a page can show",
          "TooSlow", "is a matter of time; EvaluationTest waits for it");

  private static Pattern block(String heading, String language) {
    return Pattern.compile(
        "(## %s\n\n(?:[^`#][^\n]*\n+)*```%s\n)((?:(?!```)[^\n]*\n)*+)(```\n)"
            .formatted(heading, language));
  }

  static Stream<String> shown() throws IOException {
    // part of a name, while writing new ones
    Pattern only = Pattern.compile(System.getProperty("tenon.pages", ""));
    return ids().stream()
        .filter(id -> only.matcher(id).find())
        .filter(id -> !WITHOUT_SAMPLE.containsKey(id));
  }

  /** The ids in the main sources. */
  private static Set<String> ids() throws IOException {
    Set<String> ids = new TreeSet<>();
    for (String module : List.of("dsl", "processor", "runtime")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          Matcher makes = MAKES.matcher(Files.readString(file));
          while (makes.find()) {
            Matcher id = ID.matcher(makes.group(1));
            while (id.find()) {
              ids.add(id.group(1));
            }
          }
        }
      }
    }
    return ids;
  }

  @Test
  void eachProblemHasAPageAndEachPageAProblem() throws IOException {
    Set<String> ids = ids();
    assertTrue(ids.size() > 150, "few ids: " + ids);
    Set<String> pages = new TreeSet<>();
    try (Stream<Path> files = Files.list(PAGES)) {
      files.forEach(f -> pages.add(f.getFileName().toString().replace(".md", "")));
    }
    assertTrue(pages.remove("README"), "no index");
    assertEquals(String.join("\n", ids), String.join("\n", pages));

    String index = Files.readString(PAGES.resolve("README.md"));
    for (String id : ids) {
      String link = "[" + id + "](" + id + ".md)";
      assertEquals(2, index.split(Pattern.quote(link), -1).length, "in the index once: " + link);
      String page = Files.readString(PAGES.resolve(id + ".md"));
      assertTrue(page.startsWith("# " + id + "\n\n"), id);
    }
  }

  /** What {@code @Allow} knows: which ids there are, and which of them are warnings. */
  @Test
  void listOfSeveritiesIsWhatThePagesShow() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String id : ids()) {
      String page = Files.readString(PAGES.resolve(id + ".md"));
      boolean warning = MESSAGE.matcher(page).results().anyMatch(m -> m.group(1).equals("warning"));
      boolean lock = id.startsWith("Weight");
      lines.add(id + " " + (!warning ? "error" : lock ? "lock" : "warning"));
      if (warning && !id.equals("AllowUnused")) {
        assertTrue(page.contains("\n## When it is meant\n\n"), id);
        assertTrue(page.contains("`@Allow(\"" + id + "\")`"), id);
      }
    }
    String shown = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("tenon.update")) {
      Files.writeString(SEVERITIES, shown);
    }
    assertEquals(shown, Files.readString(SEVERITIES));
  }

  @Test
  void pagesWithoutSampleSayWhy() throws IOException {
    for (String id : WITHOUT_SAMPLE.keySet()) {
      String page = Files.readString(PAGES.resolve(id + ".md"));
      assertTrue(page.contains("\n## When it is met\n\n"), id);
      assertTrue(page.contains("\n## What to do\n\n"), id);
      assertTrue(!page.contains("## Wrong"), id + " has a sample; take it off the list");
    }
  }

  @ParameterizedTest
  @MethodSource("shown")
  void saysWhatThePageShows(String id, @TempDir Path folder) throws IOException {
    Path file = PAGES.resolve(id + ".md");
    String page = Files.readString(file);
    String said = compile(folder.resolve("wrong"), only(WRONG, page, id));
    assertTrue(said.contains(": [" + id + "] "), id + ": " + said);
    assertEquals(1, MESSAGE.matcher(said).results().count(), "one mistake, one message: " + said);
    assertEquals("", compile(folder.resolve("right"), only(RIGHT, page, id)), id + " is not right");
    String shown = only(SAID, page, id);
    if (Boolean.getBoolean("tenon.update") && !shown.equals(said)) {
      Matcher matcher = SAID.matcher(page);
      String mended =
          matcher.replaceFirst(
              m -> Matcher.quoteReplacement(m.group(1) + said + "\n" + m.group(3)));
      Files.writeString(file, mended);
    } else {
      assertEquals(shown, said);
    }
  }

  private static String only(Pattern pattern, String page, String id) {
    Matcher matcher = pattern.matcher(page);
    assertTrue(matcher.find(), id + " lacks a block: " + pattern);
    return matcher.group(2).stripTrailing();
  }

  /** What javac says of {@code source}: file, line, kind and text of each message, no notes. */
  private static String compile(Path folder, String source) {
    Matcher type = TYPE.matcher(source);
    String name = type.find() ? type.group(1) : first(source);
    String path = (source.contains("package cases;") ? "cases/" : "") + name + ".java";
    Compiled compiled =
        Compiled.compile(
            Compiler.JAVAC,
            Locks.write(folder, name + ".java", source),
            Map.of(path, source + "\n"),
            "-Xlint:all");
    List<String> said = new ArrayList<>();
    for (Compiled.Message message : compiled.messages()) {
      if (message.kind() != Diagnostic.Kind.NOTE) {
        String kind = message.kind() == Diagnostic.Kind.ERROR ? "error" : "warning";
        said.add(message.file() + ":" + message.line() + ": " + kind + ": " + message.text());
      }
    }
    return String.join("\n", said)
        .replace(folder.resolve("out").toString(), "target/classes")
        .replaceAll("(?m) +$", "");
  }

  private static String first(String source) {
    Matcher type = FIRST_TYPE.matcher(source);
    assertTrue(type.find(), source);
    return type.group(1);
  }
}
