package dev.tenon.processor.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a model may call: only what follows from its own text. */
class PurityTest {
  @TempDir Path folder;

  private Runs run(String members) {
    String text =
        "import dev.tenon.*;\nimport java.util.*;\n@Model final class Net {\n" + members + "\n}\n";
    return new Runs().compile(folder, Map.of("Net.java", text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "java.nio.file.Files.exists(java.nio.file.Path.of(\"x\"))|Path.of reads or writes files",
        "new java.io.File(\"x\")|new File reads or writes files",
        "System.nanoTime()|System.nanoTime depends on the time",
        "java.time.LocalDate.now()|LocalDate.now depends on the time",
        "System.getenv(\"x\")|System.getenv depends on the environment",
        "System.getProperty(\"x\")|System.getProperty depends on the environment",
        "Integer.getInteger(\"x\")|Integer.getInteger depends on the environment",
        "new Random(7).nextInt()|new Random gives random numbers",
        "Math.random()|Math.random gives random numbers",
        "UUID.randomUUID()|UUID.randomUUID gives random numbers",
        "new Thread(() -> { })|new Thread uses threads",
        "List.of(1).parallelStream()|List.parallelStream uses threads",
        "Runtime.getRuntime()|Runtime.getRuntime reaches out of the model",
        "new ProcessBuilder(\"x\")|new ProcessBuilder starts a program",
        "java.net.URI.create(\"x\")|URI.create uses the network",
        "String.class.getMethods()|Class.getMethods depends on how classes are loaded",
        "System.identityHashCode(1)|System.identityHashCode depends on the memory",
        "new Net().hashCode()|Object.hashCode depends on the memory",
        "System.in|System.in reads or writes files",
      })
  void reportsWhatDependsOnMore(String expression, String message) {
    Runs runs = run("Object value = Optional.of(1).map(i -> \n" + expression + ");");
    String first = runs.messages().get(0);
    assertTrue(first.startsWith("ERROR Net.java:5:"), first);
    assertTrue(
        first.endsWith("[NotPure] a model must be computable by the compiler, but " + message),
        first);
    assertEquals(List.of(), runs.values());
  }

  @Test
  void marksTheExpression() {
    Runs runs =
        run(
            """
            final List<Integer> n = Arrays.asList(
                Math.abs(1), new Random().nextInt(), Math.abs(2));
            """);
    assertEquals("ERROR Net.java:5:18", runs.messages().get(0).split(" \\[")[0]);
    assertTrue(runs.texts().get(0).contains("help: "), runs.texts().get(0));
  }

  @Test
  void reportsExit() {
    Runs runs = run("Net() {\n  if (true) System.exit(1);\n}");
    assertTrue(runs.messages().get(0).startsWith("ERROR Net.java:5:19 [NotPure]"));
  }

  @Test
  void reportsSynchronizedCode() {
    Runs runs =
        run("synchronized void a() {\n int n = 1; }\nNet() { a();\n synchronized (this) { } }");
    assertEquals(2, runs.messages().size(), runs.messages().toString());
    assertTrue(runs.messages().toString().contains("waits for other threads"));
  }

  @Test
  void tellsTheCallsThatLeadThere() {
    Runs runs =
        run(
            """
            final int n = outer();
            static int outer() {
              return inner(2);
            }
            static int inner(int n) {
              return n + (int) System.nanoTime();
            }
            """);
    assertEquals(
        List.of(
            "called from Net.java:6, in outer",
            "called from Net.java:4",
            "more: docs/problems/NotPure.md"),
        runs.texts().get(0).lines().map(String::strip).skip(2).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "public static void main(String[] args) { System.exit(args.length); }",
        "void train(String folder) { new java.io.File(folder).delete(); }",
        "Tensor helper(Tensor x) { System.nanoTime(); return x; }",
        "static long unused() { return System.nanoTime(); }",
        "interface Clock { long now(); } static class Real implements Clock {"
            + " public long now() { return System.nanoTime(); } }"
            + " static class Fixed implements Clock { public long now() { return 1; } }"
            + " final long n = new Fixed().now();",
      })
  void leavesAloneWhatTheModelDoesNotReach(String members) {
    Runs runs = run(members);
    assertEquals(List.of(), runs.messages());
    assertEquals(1, runs.values().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "interface Clock { long now(); } static class Real implements Clock {"
            + " public long now() { return System.nanoTime(); } }"
            + " final Clock clock = new Real(); final long n = clock.now();",
        "static class Base { long now() { return 1; } } static class Real extends Base {"
            + " long now() { return System.nanoTime(); } }"
            + " final long n = new Real().now();",
        "final Comparator<Integer> order = new Comparator<>() {"
            + " public int compare(Integer a, Integer b) { return (int) System.nanoTime(); } };",
        "final java.util.function.LongSupplier now = System::nanoTime;",
        "enum Kind { A { long n() { return System.nanoTime(); } }; abstract long n(); }"
            + " final long n = Kind.A.n();",
        "static class Lazy { static final long N = System.nanoTime(); } final long n = Lazy.N;",
        "record Now(long n) { Now { n = System.nanoTime(); } } final Now now = new Now(1);",
        "static class Slow implements AutoCloseable { public void close() { System.nanoTime(); } }"
            + " Net() { try (Slow slow = new Slow()) { } }",
        "static class Many implements Iterable<Integer> { public Iterator<Integer> iterator() {"
            + " System.nanoTime(); return List.of(1).iterator(); } }"
            + " Net() { for (int i : new Many()) { } }",
        "static class Text { public String toString() { return \"\" + System.nanoTime(); } }"
            + " final String text = \"a\" + new Text();",
        "Tensor forward(Tensor x) { System.nanoTime(); return x; }",
        "@Inference private Tensor answer(Tensor x) { System.nanoTime(); return x; }",
        "record In(Tensor x) { In { System.nanoTime(); } } Tensor forward(In in) { return in.x(); }",
      })
  void followsEveryWayToCall(String members) {
    Runs runs = run(members);
    assertEquals(1, runs.messages().size(), runs.messages().toString());
    assertTrue(runs.messages().get(0).contains("System.nanoTime depends on the time"));
  }

  @Test
  void looksIntoClassFiles() {
    new Runs()
        .compile(
            folder,
            Map.of(
                "lib/Clock.java",
                "package lib; public class Clock { public static long now() { return System.nanoTime(); }"
                    + " public static int one() { return 1; } }"));
    Runs pure = run("long n = lib.Clock.one();");
    assertEquals(List.of(), pure.messages());
    Runs runs = run("long n =\n lib.Clock.now();");
    assertTrue(
        runs.messages().get(0).startsWith("ERROR Net.java:5:11 [NotPure]"), runs.messages().get(0));
    assertTrue(runs.texts().get(0).contains("lib.Clock.now"), runs.texts().get(0));
  }

  @Test
  void allowsUsualJava() {
    Runs runs =
        run(
            """
            record Part(String name, int... sizes) { Part { Objects.requireNonNull(name); } }
            sealed interface Shape permits Square, Other { }
            record Square(int n) implements Shape { }
            record Other(Map<String, Integer> n) implements Shape { }
            final StringBuilder text = new StringBuilder();
            <T extends Comparable<T>> T most(List<T> all) { return Collections.max(all); }
            Net() {
              Map<String, List<Part>> byName = new TreeMap<>();
              for (String s : "a b a".split(" ")) {
                byName.computeIfAbsent(s, k -> new ArrayList<>()).add(new Part(s, 1, 2));
              }
              int[] sizes = { 3, 1, 2 };
              Arrays.sort(sizes);
              try {
                Integer.parseInt("x");
              } catch (NumberFormatException e) {
                text.append(e.getMessage().length());
              } finally {
                text.append(' ');
              }
              text.append(String.format("%05.2f %s %d", Math.sqrt(2), byName.get("a").size(), most(List.of(1, 5, 2))));
              Shape shape = new Square(3);
              if (shape instanceof Square square && square.equals(new Square(3))) {
                text.append(java.util.stream.IntStream.range(0, 3).mapToObj(Integer::toString)
                    .collect(java.util.stream.Collectors.joining(",", "[", "]")));
              }
              outer:
              for (int i = 0; ; i++) for (int j = 0; j < 3; j++) if (i * j == 4) { text.append(i); break outer; } else if (j > i) continue outer;
            }
            @Override public String toString() { return text.toString(); }
            """);
    assertEquals(List.of(), runs.texts());
    assertEquals(List.of("21 01.41 2 5[0,1,2]2"), runs.values());
  }
}
