package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Model;
import dev.tenon.Problem;
import dev.tenon.ir.fluent.FluentAssembler;
import dev.tenon.ir.fluent.Instances;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The models in {@code fluent/broken}, compiled without the processor: a program that builds one is
 * told what javac would have said.
 */
class FluentBrokenLiveTest {
  private static final String ERROR = "// ERROR: ";

  /** What a program may do where the compiler may not, and what nothing stops there. */
  private static final Set<String> ALLOWED = Set.of("NotPure", "EndlessLoop");

  /** Arithmetic of plain classes is not watched. */
  private static final Set<String> UNWATCHED = Set.of("SizeOverflow");

  /** A program that overflowed its stack does not know which method repeats. */
  private static final String RECURSION = "[DeepRecursion]";

  /** What the names and kinds of generated classes and methods ask for, which are not there. */
  private static final Set<String> OF_GENERATED_CODE =
      Set.of("InterfaceModel", "UpdateCalledClose", "VariantIsNoConstant", "VariantNamesClash");

  /** Two mistakes on one line: a program knows no columns, and is told the first. */
  private static final String ON_ONE_LINE = "TwoMistakes";

  @TempDir static Path folder;
  private static URLClassLoader loader;

  @BeforeAll
  static void compilePlainly() {
    loader = Compiled.plainly(folder, Compiled.resources("fluent/broken"));
  }

  @AfterAll
  static void close() throws IOException {
    if (loader != null) {
      loader.close();
    }
  }

  private static Stream<String> cases() {
    return Compiled.resources("fluent/broken").keySet().stream()
        .map(file -> file.substring(0, file.length() - ".java".length()));
  }

  static Stream<String> alike() {
    return cases().filter(name -> !has(name, ALLOWED) && !isUnlike(name));
  }

  static Stream<String> unlike() {
    return cases().filter(FluentBrokenLiveTest::isUnlike);
  }

  private static boolean isUnlike(String name) {
    return has(name, UNWATCHED) || OF_GENERATED_CODE.contains(name) || name.equals(ON_ONE_LINE);
  }

  private static boolean has(String name, Set<String> ids) {
    return expected(name).stream().anyMatch(line -> ids.contains(id(line)));
  }

  private static String id(String line) {
    return line.substring(1, line.indexOf(']'));
  }

  @ParameterizedTest
  @MethodSource("alike")
  void saysTheSameFirstLines(String name) throws ReflectiveOperationException {
    assertEquals(compared(expected(name)), compared(said(name)));
  }

  /** Sorted: a program is told last what only shows once other mistakes are mended. */
  private static String compared(List<String> lines) {
    return lines.stream()
        .map(line -> line.startsWith(RECURSION) ? RECURSION : line)
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  /** Files leave the list of exceptions once a program is told the same. */
  @ParameterizedTest
  @MethodSource("unlike")
  void onlyTheCompilerSaysAllOfIt(String name) throws ReflectiveOperationException {
    List<String> said = said(name);
    assertNotEquals(expected(name), said);
    if (name.equals(ON_ONE_LINE)) {
      assertEquals(expected(name).subList(0, 1), said);
    }
  }

  @Test
  void mostAreAlike() {
    long all = cases().count();
    assertTrue(alike().count() > 0.6 * all, alike().collect(Collectors.joining(" ")));
    assertTrue(cases().toList().containsAll(OF_GENERATED_CODE));
  }

  /** The first lines of the errors. */
  private static List<String> expected(String name) {
    List<String> expected =
        Compiled.resource("fluent/broken/" + name + ".java")
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith(ERROR))
            .map(line -> line.substring(ERROR.length()))
            .toList();
    assertFalse(expected.isEmpty(), name + " expects nothing");
    return expected;
  }

  private static List<String> said(String name) throws ReflectiveOperationException {
    Class<?> type = Class.forName("cases." + name, false, loader);
    Class<?> model =
        Stream.concat(Stream.of(type), Stream.of(type.getDeclaredClasses()))
            .filter(each -> each.isAnnotationPresent(Model.class))
            .findFirst()
            .orElseThrow();
    Set<String> said = new LinkedHashSet<>(); // variants share their mistakes
    try {
      for (Map.Entry<String, Object> instance : Instances.of(model).entrySet()) {
        String constant = instance.getKey();
        String called =
            constant.isEmpty() ? model.getSimpleName() : Instances.variantName(constant);
        FluentAssembler.assemble(instance.getValue(), called)
            .problems()
            .forEach(located -> said.add(firstLine(located.problem())));
      }
    } catch (Problem problem) {
      said.add(firstLine(problem));
    }
    return List.copyOf(said);
  }

  private static String firstLine(Problem problem) {
    return problem.text().lines().findFirst().orElse("");
  }
}
