package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.ir.Assembler;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.allow.Allowance;
import dev.tenon.ir.allow.Allowances;
import dev.tenon.ir.fluent.FluentAssembler;
import dev.tenon.ir.fluent.Instances;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The models of the corpus that allow warnings, compiled without the processor: a running program
 * keeps the same warnings silent as the compiler.
 */
class AllowLiveTest {
  @TempDir static Path folder;
  private static URLClassLoader loader;

  /** In plain Java, without a lock, which only a compiler knows. */
  private static Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String kind : List.of("broken", "valid")) {
      Compiled.resources("corpus/" + kind)
          .forEach(
              (file, source) -> {
                if (file.startsWith("Allow")
                    && source.contains("static dev.tenon.Tenon.")
                    && !source.contains("// LOCK: ")) {
                  sources.put(file, source);
                }
              });
    }
    return sources;
  }

  static Stream<String> cases() {
    return sources().keySet().stream().map(file -> file.replace(".java", ""));
  }

  @BeforeAll
  static void compilePlainly() {
    assertTrue(sources().size() > 15, sources().keySet().toString());
    loader = Compiled.plainly(folder, sources());
  }

  @AfterAll
  static void close() throws IOException {
    if (loader != null) {
      loader.close();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysTheSameFirstLines(String name) throws ReflectiveOperationException {
    Set<String> expected = new TreeSet<>();
    for (String line : sources().get(name + ".java").lines().toList()) {
      String text = line.strip();
      if (text.startsWith("// ERROR: ") || text.startsWith("// WARNING: ")) {
        expected.add(text.substring(text.indexOf('[')));
      }
    }
    Set<String> said = new TreeSet<>();
    List<Located> problems = new ArrayList<>();
    List<Allowance> unused = null;
    boolean failed = false;
    for (Object model : Instances.of(Class.forName("cases." + name, true, loader)).values()) {
      Assembler.Result result = FluentAssembler.assemble(model, name);
      failed |= result.program() == null;
      problems.addAll(result.problems());
      List<Allowance> idle = new ArrayList<>(result.allowances().unused(false));
      if (unused != null) {
        idle.retainAll(unused);
      }
      unused = idle;
    }
    if (!failed) {
      problems.addAll(Allowances.unused(unused, List.copyOf(problems)));
    }
    problems.forEach(located -> said.add(first(located.problem().text())));
    // those of another class than the model's are looked at where it is compiled
    expected.removeIf(line -> name.equals("AllowUnknownInAHelper"));
    assertEquals(String.join("\n", expected), String.join("\n", said));
  }

  private static String first(String text) {
    return text.lines().findFirst().orElse("");
  }
}
