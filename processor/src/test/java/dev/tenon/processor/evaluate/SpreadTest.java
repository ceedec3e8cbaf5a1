package dev.tenon.processor.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Texts with a token a line mean what they meant, and lead back. */
class SpreadTest {
  private static final String TEXT =
      """
      /* a( */ class A { // new B(
        String s = "( new \\" ;" + '(' + '\\'' + \"""
            text ( " new \\"" ;
            \""";
        int n = 0x1F_FFp-3 > 1e-5f ? 1_000 : .5 > 1 ? 2 : 3; non-sealed class N {}
        int größe = a.b( c ) .d (1)>>>2;
      }
      """;

  @Test
  void givesEachTokenItsLine() {
    Spread spread = Spread.of(TEXT);
    List<String> lines = spread.text().lines().toList();
    for (int token = 0; token < spread.size(); token++) {
      int line = spread.lineOf(token);
      assertEquals(token, spread.tokenAt(line), spread.word(token));
      String first = spread.word(token).lines().findFirst().orElseThrow();
      assertTrue(lines.get(line - 1).strip().startsWith(first), first + " on line " + line);
    }
  }

  @Test
  void keepsLiteralsWhole() {
    Spread spread = Spread.of(TEXT);
    List<String> words =
        Stream.iterate(0, i -> i < spread.size(), i -> i + 1).map(spread::word).toList();
    assertTrue(words.contains("\"( new \\\" ;\""), words.toString());
    assertTrue(words.containsAll(List.of("'('", "'\\''", "0x1F_FFp-3", "1e-5f", "1_000", ".5")));
    assertTrue(words.containsAll(List.of("non-sealed", "größe", ">>>")), words.toString());
  }

  @Test
  void addsLineBreaksOnly() {
    assertEquals(TEXT.replaceAll("\n", ""), Spread.of(TEXT).text().replaceAll("\n", ""));
  }

  @Test
  void mapsAFileOfMoreTokensThanLines() {
    String text = "class A { int a() { return b(" + "1 + ".repeat(40_000) + "1); } }";
    Spread spread = Spread.of(text);
    assertTrue(spread.text().lines().count() < 65_535);
    assertEquals(
        List.of("(", "return"),
        Stream.of(text.indexOf("(1"), text.indexOf("return"))
            .map(offset -> at(spread, offset))
            .map(token -> spread.word(spread.tokenAt(spread.lineOf(token))))
            .toList());
  }

  private static int at(Spread spread, int offset) {
    int token = 0;
    while (spread.start(token) != offset) {
      token++;
    }
    return token;
  }

  @Test
  void countsEveryKindOfLineEnd() {
    for (String end : List.of("\n", "\r\n", "\r")) {
      Spread spread = Spread.of("class A {" + end + " int a;" + end + "}");
      for (int token = 0; token < spread.size(); token++) {
        assertEquals(token, spread.tokenAt(spread.lineOf(token)));
      }
    }
  }

  /** All sources of this project are parsed to the same tree with a token a line. */
  @Test
  void changesNoSourceOfThisProject() throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> file.toString().contains("src"))
              .toList();
    }
    assertTrue(sources.size() > 100, sources.size() + " sources");
    for (Path source : sources) {
      String text = Files.readString(source);
      assertEquals(tree(text), tree(Spread.of(text).text()), source.toString());
    }
  }

  private static String tree(String text) throws IOException {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
          }
        };
    var task =
        (com.sun.source.util.JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, d -> {}, List.of("-proc:none"), null, List.of(file));
    return task.parse().iterator().next().toString();
  }
}
