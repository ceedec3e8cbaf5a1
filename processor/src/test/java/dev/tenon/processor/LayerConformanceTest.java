package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.LayerOf;
import dev.tenon.Notation;
import dev.tenon.Type;
import dev.tenon.ir.Assembler;
import dev.tenon.ir.Declaration.Element;
import dev.tenon.ir.Optimization;
import dev.tenon.ir.Program;
import dev.tenon.ir.Reflection;
import dev.tenon.ir.Variable;
import dev.tenon.processor.Compiled.Compiler;
import dev.tenon.runtime.GraphBuilder;
import dev.tenon.runtime.ModelGraph;
import dev.tenon.runtime.Value;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * What every layer must do, whatever it computes: each annotation with {@link LayerOf} needs its
 * cases in {@code layers/Layer.txt} ({@link LayerCase} tells what they say).
 */
class LayerConformanceTest {
  /** Values of each named size, in order; a batch of one among them. */
  private static final List<Integer> BATCHES = List.of(1, 2, 5);

  private static final List<Integer> OTHERS = List.of(5, 8, 13);

  private static final List<LayerCase> CASES = LayerCase.all();
  private static final Map<String, GraphDef> LIVE = new HashMap<>();

  @TempDir private static Path folder;
  private static URLClassLoader loader;

  @BeforeAll
  static void compile() {
    Compiled compiled =
        Compiled.compile(
            Compiler.JAVAC, folder.resolve("valid"), sources(false), "-Xlint:all", "-Werror");
    assertEquals(List.of(), compiled.messages());
    loader = compiled.loader();
  }

  @AfterAll
  static void close() throws Exception {
    LIVE.clear();
    loader.close();
  }

  private static Map<String, String> sources(boolean rejected) {
    return CASES.stream()
        .filter(c -> c.rejected() == rejected)
        .collect(Collectors.toMap(c -> "layers/" + c.model() + ".java", LayerCase::source));
  }

  static Stream<LayerCase> cases() {
    return CASES.stream().filter(c -> !c.rejected());
  }

  static Stream<LayerCase> changes() {
    return cases().filter(c -> !c.isBase());
  }

  @Test
  void everyLayerAndEachOfItsOptionsHasACase() {
    Set<String> needed = new TreeSet<>();
    for (Class<?> layer : Layers.all()) {
      needed.add(layer.getSimpleName());
      for (Method option : layer.getDeclaredMethods()) {
        needed.add(layer.getSimpleName() + "." + option.getName());
      }
    }
    Set<String> covered = new TreeSet<>();
    CASES.forEach(c -> covered.add(c.isBase() ? c.layer() : c.layer() + "." + c.option()));
    Set<String> missing = new TreeSet<>(needed);
    missing.removeAll(covered);

    assertTrue(needed.containsAll(Set.of("Conv2d", "Conv2d.kernel", "Relu")), needed::toString);
    assertEquals(Set.of(), missing, "add these to src/test/resources/layers");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void generatedCodeBuildsTheGraphThatIsBuiltLive(LayerCase test) throws Exception {
    Class<?> generated = loader.loadClass("layers." + test.model() + "Graph");
    var constructor = generated.getDeclaredConstructor();
    constructor.setAccessible(true);
    try (ModelGraph graph = (ModelGraph) constructor.newInstance()) {
      for (String function : List.of("initialize", "predict", "evaluate", "train")) {
        assertTrue(graph.has(function), function);
      }
      assertEquals(live(test.model()), graph.graph().toGraphDef());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sizesAndGradientsAreThoseOfTensorFlow(LayerCase test) throws Exception {
    for (boolean training : new boolean[] {false, true}) {
      try (LayerRun run = new LayerRun(layer(test), types(test), training)) {
        Set<String> moved = new HashSet<>();
        for (Map<String, Long> sizes : sizes(test)) {
          Map<String, Value> values = run.run(sizes, new Random(1));
          for (Map.Entry<String, Value> value : values.entrySet()) {
            assertArrayEquals(
                run.inferred(value.getKey(), sizes),
                value.getValue().shape().asArray(),
                () -> "%s where %s, training = %s".formatted(value.getKey(), sizes, training));
            double[] numbers = value.getValue().doubles();
            assertTrue(Arrays.stream(numbers).allMatch(Double::isFinite), value::toString);
            if (Arrays.stream(numbers).anyMatch(n -> n != 0)) {
              moved.add(value.getKey());
            }
          }
        }
        assertTrue(moved.contains("y"), "the output is not 0");
        assertTrue(moved.containsAll(run.parameters()), () -> "gradients reach only " + moved);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void trainingMovesEveryParameter(LayerCase test) throws Exception {
    Program program = program(test.model());
    assertEquals(
        program.variables().stream().filter(Variable::trainable).toList(),
        program.function("train").optimizations().stream().map(Optimization::variable).toList());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void anOptionChangesTrainingOrInitialValues(LayerCase test) throws Exception {
    Map<String, String> base = options(test.base());
    Map<String, String> changed = options(test.model());
    Set<String> differing =
        base.keySet().stream()
            .filter(option -> !base.get(option).equals(changed.get(option)))
            .collect(Collectors.toSet());

    assertEquals(Set.of(test.option()), differing, "the options that differ from the base");
    assertFalse(
        trainingNodes(test.base()).equals(trainingNodes(test.model())),
        () -> test.option() + " changes neither the training graph nor an initial value");
  }

  @Test
  void anOptionThatStatesSomethingIsChecked() {
    Compiled compiled = Compiled.compile(Compiler.JAVAC, folder.resolve("rejected"), sources(true));
    Map<String, List<Compiled.Message>> messages =
        compiled.messages().stream().collect(Collectors.groupingBy(Compiled.Message::file));
    List<LayerCase> rejected = CASES.stream().filter(LayerCase::rejected).toList();
    assertFalse(rejected.isEmpty());
    for (LayerCase test : rejected) {
      List<Compiled.Message> said = messages.getOrDefault(test.model() + ".java", List.of());
      assertEquals(1, said.size(), () -> test + ": " + said);
      String line = test.source().lines().toList().get((int) said.get(0).line() - 1);
      String before = line.substring(0, (int) said.get(0).column() - 1);
      assertTrue(before.endsWith(test.option() + " = "), said::toString);
    }
  }

  private static List<NodeDef> trainingNodes(String model) throws Exception {
    return live(model).getNodeList().stream()
        .filter(n -> n.getName().startsWith("train/") || n.getName().startsWith("initialize/"))
        .toList();
  }

  /** The graph built live, made once for each model. */
  private static GraphDef live(String model) throws Exception {
    GraphDef known = LIVE.get(model);
    if (known == null) {
      try (GraphBuilder graph = new GraphBuilder(program(model))) {
        known = graph.graph().toGraphDef();
      }
      LIVE.put(model, known);
    }
    return known;
  }

  private static Class<?> model(String name) throws ClassNotFoundException {
    return loader.loadClass("layers." + name);
  }

  private static Program program(String model) throws Exception {
    Assembler.Result result = Assembler.assemble(Reflection.declaration(model(model)));
    assertEquals(List.of(), result.problems());
    return result.program();
  }

  private static Element element(String model) throws Exception {
    List<Element> elements = Reflection.declaration(model(model)).elements();
    return elements.get(elements.size() - 1);
  }

  private static Object layer(LayerCase test) throws Exception {
    return element(test.model()).layers().get(0).layer();
  }

  private static List<Type> types(LayerCase test) {
    return test.inputs().stream().map(text -> Notation.parse(text).type()).toList();
  }

  /** Three values of each named size of the inputs. */
  private static List<Map<String, Long>> sizes(LayerCase test) {
    Set<String> names = new TreeSet<>();
    types(test).forEach(type -> names.addAll(type.dims().names()));
    return Stream.of(0, 1, 2)
        .map(
            round -> {
              Map<String, Long> sizes = new LinkedHashMap<>();
              for (String name : names) {
                List<Integer> values = name.equals("N") ? BATCHES : OTHERS;
                // sizes that differ from one another, so that none stands for another by chance
                sizes.put(name, (long) values.get(round) + sizes.size());
              }
              return sizes;
            })
        .toList();
  }

  /** The options of the layer of {@code model}, as its annotation holds them. */
  private static Map<String, String> options(String model) throws Exception {
    RecordComponent[] components = model(model).getRecordComponents();
    for (Annotation annotation : components[components.length - 1].getAnnotations()) {
      if (annotation.annotationType().isAnnotationPresent(LayerOf.class)) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Method option : annotation.annotationType().getDeclaredMethods()) {
          // as a list, since equal arrays are not equal
          options.put(
              option.getName(), Arrays.deepToString(new Object[] {option.invoke(annotation)}));
        }
        return options;
      }
    }
    throw new AssertionError(model + " has no layer");
  }
}
