package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tenon.Model;
import dev.tenon.ir.Assembler;
import dev.tenon.ir.Function;
import dev.tenon.ir.fluent.FluentAssembler;
import dev.tenon.ir.fluent.Instances;
import dev.tenon.processor.Compiled.Compiler;
import dev.tenon.runtime.GraphBuilder;
import dev.tenon.runtime.ModelGraph;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file in {@code fluent/valid} is a model that uses another part of Java. It compiles without
 * a word, and what the processor generates is the graph that the running program builds.
 */
class FluentValidTest {
  @TempDir static Path folder;
  private static URLClassLoader loader;

  @BeforeAll
  static void compilesWithoutAWord() {
    Map<String, String> sources = new LinkedHashMap<>();
    Compiled.resources("fluent/valid")
        .forEach((file, source) -> sources.put("cases/" + file, source));
    Compiled compiled =
        Compiled.compile(Compiler.JAVAC, folder, sources, "-Xlint:all", "-Werror", "-parameters");
    assertEquals(List.of(), compiled.messages().stream().map(Compiled.Message::printed).toList());
    loader = compiled.loader();
  }

  @AfterAll
  static void close() throws IOException {
    if (loader != null) {
      loader.close();
    }
  }

  static Stream<String> cases() {
    return Compiled.resources("fluent/valid").keySet().stream()
        .map(file -> file.substring(0, file.length() - ".java".length()));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void generatedAndLiveGraphAreEqual(String name) throws ReflectiveOperationException {
    Class<?> model = model(Class.forName("cases." + name, false, loader));
    Map<String, Object> instances = Instances.of(model);
    assertFalse(instances.isEmpty());
    for (Map.Entry<String, Object> instance : instances.entrySet()) {
      String constant = instance.getKey();
      String simple = constant.isEmpty() ? model.getSimpleName() : Instances.variantName(constant);
      String binary = model.getName();
      String scope = binary.substring(0, binary.length() - model.getSimpleName().length());
      assertSame(scope.replace('$', '_') + simple, instance.getValue(), simple);
    }
  }

  /** The class itself, or the model in it. */
  private static Class<?> model(Class<?> type) {
    return type.isAnnotationPresent(Model.class)
        ? type
        : Stream.of(type.getDeclaredClasses())
            .filter(nested -> nested.isAnnotationPresent(Model.class))
            .findFirst()
            .orElseThrow();
  }

  private static void assertSame(String generatedPrefix, Object instance, String name)
      throws ReflectiveOperationException {
    Assembler.Result assembled = FluentAssembler.assemble(instance, name);
    assertEquals(List.of(), assembled.problems());
    try (ModelGraph generated =
            (ModelGraph)
                Class.forName(generatedPrefix + "Graph", true, loader)
                    .getConstructor()
                    .newInstance();
        ModelGraph live = new GraphBuilder(assembled.program())) {
      for (Function function : assembled.program().functions()) {
        generated.function(function.name());
        live.function(function.name());
      }
      assertEquals(live.graph().toGraphDef(), generated.graph().toGraphDef());
      assertEquals(live.summary(), generated.summary());
      assertEquals(live.network(), generated.network());
    }
  }
}
