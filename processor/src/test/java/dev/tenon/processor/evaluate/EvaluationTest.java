package dev.tenon.processor.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Dims;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models are compiled aside and run, and what they do wrong is shown where they do it. */
class EvaluationTest {
  @TempDir Path folder;

  private static final String HEAD = "import dev.tenon.*;\nimport java.util.*;\n";

  /** Compiles one model whose body is {@code members}; its lines start at 4. */
  private Runs run(String members, String... options) {
    String text = HEAD + "@Model final class Net {\n" + members + "\n}\n";
    return new Runs().compile(folder, Map.of("Net.java", text), options);
  }

  @Test
  void makesAnObjectOfTheModel() {
    Runs runs =
        run(
            """
            record Block(int filters, String kind) {
              Block { if (filters < 1) { throw new IllegalArgumentException(); } }
            }
            enum Size { SMALL { int n() { return 2; } }, LARGE { int n() { return 3; } }; abstract int n(); }
            final List<Block> blocks = new ArrayList<>();
            Net() {
              for (Size size : Size.values())
                for (int i = 0; i < size.n(); i++) blocks.add(block(i + 1, size));
              do ; while (blocks.isEmpty());
            }
            static Block block(int n, Size size) {
              return new Block(n, switch (size) { case SMALL -> \"""
                  s "( new\"""; default -> { yield "l" + '(' /* ( */; } });
            }
            @Override public String toString() {
              return blocks.stream().map(b -> b.kind() + b.filters()).reduce("", (a, b) -> a + " " + b).strip();
            }
            """);
    assertEquals(List.of(), runs.texts());
    assertEquals(List.of("s \"( new1 s \"( new2 l(1 l(2 l(3"), runs.values());
  }

  @Test
  void findsHelpersInOtherSourcesAndInClassFiles() {
    new Runs()
        .compile(
            folder,
            Map.of(
                "lib/Old.java",
                "package lib; public class Old { public static class In { public static int N = 7; } }"));
    Runs runs =
        new Runs()
            .compile(
                folder,
                Map.of(
                    "app/Net.java",
                    """
                    package app;
                    import dev.tenon.*;
                    import lib.*;
                    @Model public class Net extends Base {
                      @Override public String toString() { return "" + Old.In.N + Helper.one() + aux(); }
                    }
                    """,
                    "app/Base.java",
                    "package app; class Base { int aux() { return Aux.N; } }\nclass Aux { static int N = 3; }",
                    "lib/Helper.java",
                    "package lib; public interface Helper { static int one() { return 1; } }"));
    assertEquals(List.of(), runs.messages());
    assertEquals(List.of("713"), runs.values());
  }

  @Test
  void findsHelpersOnTheModulePath() throws IOException {
    Path library = Files.createDirectories(folder.resolve("library"));
    new Runs()
        .compile(
            library,
            Map.of(
                "module-info.java",
                "module lib { exports lib; }",
                "lib/Old.java",
                "package lib; public class Old { public static class In { public static int N = 7; } }"));
    Path dsl = Path.of(Dims.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    Runs runs =
        new Runs()
            .compile(
                folder,
                Map.of(
                    "module-info.java",
                    "module app { requires lib; }",
                    "app/Net.java",
                    """
                    package app;
                    @dev.tenon.Model public class Net {
                      @Override public String toString() { return "" + lib.Old.In.N; }
                    }
                    """),
                "--module-path",
                library.resolve("out").toString(),
                "--patch-module",
                "app=" + dsl);
    assertEquals(List.of(), runs.messages());
    assertEquals(List.of("7"), runs.values());
  }

  @Test
  void knowsClassesThatWillBeGenerated() {
    Runs runs =
        new Runs()
            .promising("NetTrainer", "final class NetTrainer { void fit() {} }")
            .compile(
                folder,
                Map.of(
                    "Net.java",
                    "import dev.tenon.*; @Model class Net { public String toString() { return \"made\"; }"
                        + " public static void main(String[] a) { new NetTrainer().fit(); } }"));
    assertEquals(List.of("made"), runs.values());
  }

  @Test
  void leavesOrdinaryErrorsToTheCompiler() {
    Runs runs = run("int n = \"text\";");
    assertEquals(
        List.of(
            "ERROR Net.java:4:9 incompatible types: java.lang.String cannot be converted to int"),
        runs.messages());
    assertTrue(runs.error().contains("incompatible types"), runs.error());
  }

  @Test
  void addsNoDiagnosticToAValidModel() {
    Runs runs = run("int n = 1;", "-Xlint:all", "-Werror");
    assertEquals(List.of(), runs.messages());
    assertTrue(runs.success());
  }

  @Test
  void showsAFaultAtItsStatementWithTheCalls() {
    Runs runs =
        run(
            """
            final int n = half(8);
            static int half(int n) {
              int rest = Math.max(n, 0) / (n - 8);
              return rest;
            }
            """);
    assertEquals(List.of("ERROR Net.java:6:7 [ModelFailed] this divides by zero"), runs.messages());
    assertTrue(runs.texts().get(0).contains("called from Net.java:4"), runs.texts().get(0));
  }

  @Test
  void showsAFaultInTheJdkAtTheLambdaThatCalledIt() {
    Runs runs =
        run(
            """
            final List<Integer> n = List.of(1)
                .stream()
                .map(i -> Integer.parseInt("x" + i))
                .toList();
            """);
    assertEquals(
        List.of(
            "ERROR Net.java:6:10 [ModelFailed] this throws"
                + " NumberFormatException: For input string: \"x1\""),
        runs.messages());
  }

  @Test
  void showsANullAtTheCallOnIt() {
    Runs runs =
        run(
            """
            final String text = Optional.of("a")
                .map(a -> (String) null)
                .orElse(null)
                .trim();
            """);
    assertEquals(7, line(runs), runs.messages().toString());
    assertTrue(runs.messages().get(0).contains("what orElse(...) returned is null"));
  }

  @Test
  void showsAFaultInAConstructorWithItsNew() {
    Runs runs =
        run(
            """
            final List<Part> parts = List.of(
                new Part(Math.abs(1)),
                new Part(
                    Math.abs(2)));
            static class Part {
              Part(int n) {
                if (n == 2) throw new IllegalStateException("no part " + n);
              }
            }
            """);
    assertEquals(
        List.of(
            "ERROR Net.java:10:17 [ModelFailed] this throws" + " IllegalStateException: no part 2"),
        runs.messages());
    assertTrue(runs.texts().get(0).contains("called from Net.java:6"), runs.texts().get(0));
  }

  @Test
  void showsAFaultInAStaticInitialiser() {
    Runs runs = run("static final int[] SIZES = new int[2];\nstatic final int N = SIZES[2];");
    assertEquals(
        List.of(
            "ERROR Net.java:5:18 [ModelFailed] this reads past the end:"
                + " Index 2 out of bounds for length 2"),
        runs.messages());
  }

  @Test
  void showsAProblemOfTenonAtTheCall() {
    Runs runs =
        run(
            """
            final Dims dims = Dims.of(1, 2)
                .with(1, Dim.of(3)).slice(
                    0, 5);
            """);
    assertEquals(5, line(runs), runs.messages().toString());
  }

  @Test
  void stopsALoopThatDoesNotEnd() {
    for (String loop :
        List.of(
            "while (true) { n++; }",
            "for (;;);",
            "do n++; while (n != -1 || true);",
            "for (int i = 0; i < 2; i--) n ^= i;",
            "while (true) try { n++; } catch (Throwable e) { }",
            "while (true) try { n++; } finally { continue; }")) {
      Runs runs = run("int n;\nNet() {\n  " + loop + "\n}");
      assertEquals(
          "ERROR Net.java:6:3 [EndlessLoop] this does not end: stopped after 20,000,000 steps",
          runs.messages().stream().filter(m -> m.startsWith("ERROR")).findFirst().orElse(loop));
    }
  }

  @Test
  void stopsAStreamThatDoesNotEnd() {
    Runs runs =
        run("long n = java.util.stream.Stream.iterate(1, i -> i + 1).mapToInt(i -> i).sum();");
    assertEquals(4, line(runs), runs.messages().toString());
    assertTrue(runs.messages().get(0).contains("[EndlessLoop]"));
  }

  @Test
  void stopsARecursionThatDoesNotEnd() {
    for (String recursion :
        List.of(
            "int n = f(1);\n  static int f(int n) { return 1 + f(n + 1); }",
            "int n = f(1);\n  static int f(int n) { try { return 1 + f(n + 1); } catch (Throwable e) { return 0; } }")) {
      Runs runs = run(recursion);
      assertTrue(
          runs.messages()
              .get(0)
              .matches("ERROR Net.java:5:\\d+ \\[DeepRecursion] f calls itself .*"),
          runs.messages().toString());
      assertTrue(runs.texts().get(0).lines().count() < 4, runs.texts().get(0));
    }
  }

  @Test
  void allowsAUsualRecursion() {
    Runs runs =
        run(
            "int n = f(3000); static int f(int n) { return n == 0 ? 0 : 1 + f(n - 1); }"
                + " public String toString() { return \"\" + n; }");
    assertEquals(List.of("3000"), runs.values());
  }

  @Test
  void givesUpAfterTheTimeout() {
    // a power that takes hours, in one call
    Runs runs =
        run(
            "java.math.BigInteger n =\n java.math.BigInteger.TEN.pow(400_000_000);",
            "-Atenon.timeout=1");
    assertTrue(runs.messages().get(0).startsWith("ERROR Net.java:5:"), runs.messages().toString());
    assertTrue(runs.messages().get(0).endsWith("[TooSlow] Net was not built after 1 seconds"));
  }

  @Test
  void showsWhatTheModelPrintsAsNotes() {
    Runs runs =
        run(
            """
            Net() {
              for (int i = 0; i < 2; i++) {
                System.out.println("size " + i);
              }
              List.of("a").forEach(System.err::println);
            }
            """);
    assertEquals(
        List.of("NOTE Net.java:6:15 size 0", "NOTE Net.java:6:15 size 1", "NOTE Net.java:8:15 a"),
        runs.messages());
  }

  @Test
  void worksBehindAProxy() {
    Runs runs =
        new Runs()
            .wrapped(EvaluationTest::proxy)
            .compile(
                folder,
                Map.of(
                    "Net.java",
                    "import dev.tenon.*; @Model class Net { public String toString() { return \"made\"; } }"));
    assertEquals(List.of("made"), runs.values());
  }

  private static ProcessingEnvironment proxy(ProcessingEnvironment environment) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            EvaluationTest.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            (self, method, arguments) -> method.invoke(environment, arguments));
  }

  @Test
  void worksBehindAWrapper() {
    Runs runs =
        new Runs()
            .wrapped(environment -> new WrappedEnvironment(proxy(environment)))
            .compile(
                folder,
                Map.of(
                    "Net.java",
                    "import dev.tenon.*; @Model class Net { public String toString() { return \"made\"; } }"));
    assertEquals(List.of("made"), runs.values());
  }

  @Test
  void isNotAvailableInEclipse() {
    Runs runs =
        new Runs()
            .compile(
                new EclipseCompiler(),
                folder,
                Map.of("Net.java", "@dev.tenon.Model class Net { }"),
                "--release",
                "17");
    assertFalse(runs.available());
  }

  private static int line(Runs runs) {
    return Integer.parseInt(runs.messages().get(0).split(":")[1]);
  }
}
