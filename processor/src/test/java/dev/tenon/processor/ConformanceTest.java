package dev.tenon.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.lang.reflect.AnnotatedElement;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;

/**
 * What every layer and optimizer must do, whatever it computes: each annotation with {@link
 * dev.tenon.LayerOf} needs its cases in {@code layers/Layer.txt}, each with {@link
 * dev.tenon.OptimizerOf} in {@code optimizers/Optimizer.txt} ({@link ConformanceCase} tells what
 * they say).
 */
class ConformanceTest {
  /** Values of each named size, in order; a batch of one among them. */
  private static final List<Integer> BATCHES = List.of(1, 2, 5);

  private static final List<Integer> OTHERS = List.of(5, 8, 13);

  private static final List<ConformanceCase> CASES = ConformanceCase.all();
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
        .collect(
            Collectors.toMap(c -> "conformance/" + c.model() + ".java", ConformanceCase::source));
  }

  static Stream<ConformanceCase> cases() {
    return CASES.stream().filter(c -> !c.rejected());
  }

  static Stream<ConformanceCase> layers() {
    return cases().filter(c -> c.subject() == Subject.LAYER);
  }

  static Stream<ConformanceCase> changes() {
    return cases().filter(c -> !c.isBase());
  }

  @ParameterizedTest
  @EnumSource
  void everyOneAndEachOfItsOptionsHasACase(Subject subject) {
    Set<String> missing = new TreeSet<>();
    for (Class<?> annotation : subject.all()) {
      missing.add(annotation.getSimpleName());
      for (Method option : annotation.getDeclaredMethods()) {
        missing.add(annotation.getSimpleName() + "." + option.getName());
      }
    }
    assertTrue(missing.size() > 15, missing::toString);
    CASES.forEach(c -> missing.remove(c.isBase() ? c.name() : c.name() + "." + c.option()));

    assertEquals(Set.of(), missing, "add these to src/test/resources/" + subject.folder());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void generatedCodeBuildsTheGraphThatIsBuiltLive(ConformanceCase test) throws Exception {
    Class<?> generated = loader.loadClass("conformance." + test.model() + "Graph");
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
  @MethodSource("layers")
  void sizesAndGradientsAreThoseOfTensorFlow(ConformanceCase test) throws Exception {
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
  void trainingMovesEveryParameter(ConformanceCase test) throws Exception {
    Program program = program(test.model());
    assertEquals(
        program.variables().stream().filter(Variable::trainable).toList(),
        program.function("train").optimizations().stream().map(Optimization::variable).toList());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void anOptionChangesTrainingOrInitialValues(ConformanceCase test) throws Exception {
    Map<String, String> base = options(test.base(), test.subject());
    Map<String, String> changed = options(test.model(), test.subject());
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
    List<ConformanceCase> rejected = CASES.stream().filter(ConformanceCase::rejected).toList();
    assertFalse(rejected.isEmpty());
    for (ConformanceCase test : rejected) {
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
    return loader.loadClass("conformance." + name);
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

  private static Object layer(ConformanceCase test) throws Exception {
    return element(test.model()).layers().get(0).layer();
  }

  private static List<Type> types(ConformanceCase test) {
    return test.inputs().stream().map(text -> Notation.parse(text).type()).toList();
  }

  /** Three values of each named size of the inputs. */
  private static List<Map<String, Long>> sizes(ConformanceCase test) {
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

  /** The options of the layer or optimizer of {@code model}, as its annotation holds them. */
  private static Map<String, String> options(String model, Subject subject) throws Exception {
    RecordComponent[] components = model(model).getRecordComponents();
    AnnotatedElement place =
        subject == Subject.LAYER ? components[components.length - 1] : model(model);
    for (Annotation annotation : place.getAnnotations()) {
      if (annotation.annotationType().isAnnotationPresent(subject.mark())) {
        Map<String, String> options = new LinkedHashMap<>();
        for (Method option : annotation.annotationType().getDeclaredMethods()) {
          // as a list, since equal arrays are not equal
          options.put(
              option.getName(), Arrays.deepToString(new Object[] {option.invoke(annotation)}));
        }
        return options;
      }
    }
    throw new AssertionError(model + " has no " + subject);
  }
}
