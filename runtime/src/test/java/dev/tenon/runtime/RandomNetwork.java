package dev.tenon.runtime;

import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Notation;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Costs;
import dev.tenon.ir.Frame;
import dev.tenon.ir.Function;
import dev.tenon.ir.Network;
import dev.tenon.ir.Optimization;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Program;
import dev.tenon.ir.Source;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import dev.tenon.ir.fluent.Ownership;
import dev.tenon.runtime.RandomStep.Skipped;
import dev.tenon.runtime.cli.Device;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A network of random layers and tensor operations on inputs of random types, most of which do not
 * fit each other.
 *
 * <p>What the shape rules refuse is left out. Everything that they accept is computed by
 * TensorFlow, for random values of the named sizes that the contract allows, and must have the
 * types that were inferred.
 *
 * @param seed decides the inputs
 * @param steps a seed each
 */
record RandomNetwork(long seed, List<Long> steps) {
  private static final int STEPS = 12;
  private static final int ATTEMPTS = 4;
  private static final int INPUTS = 3;
  private static final int MOST_ELEMENTS = 200_000;
  private static final List<String> NAMES = List.of("N", "H", "W", "T");

  private static final List<List<String>> TOGETHER =
      List.of(
          List.of("N T 4", "bool N T", "N S 4"),
          List.of("N T 3", "bool N T", "bool N S"),
          List.of("int32 N T", "bool N T", "N T 4"),
          List.of("N 8 4", "N T 4", "bool N 8"),
          List.of("N H W 2", "bool N H W", "bool N H"));

  /**
   * What came of a network.
   *
   * @param accepted how many tensors were computed
   * @param refused ids of the problems, one for each step that was refused
   * @param primitives what was computed, by name
   * @param failure what TensorFlow did otherwise than inferred; empty if all was as inferred
   * @param text the network as it was traced
   */
  record Outcome(
      int accepted,
      List<String> refused,
      Set<String> primitives,
      Optional<String> failure,
      String text) {}

  static RandomNetwork of(long seed) {
    Random random = new Random(seed);
    return new RandomNetwork(
        seed, IntStream.range(0, STEPS).mapToObj(i -> random.nextLong()).toList());
  }

  /** The same failure with the fewest steps that still show one. */
  RandomNetwork shrunk() {
    for (int i = 0; i < steps.size(); i++) {
      List<Long> fewer = new ArrayList<>(steps);
      fewer.remove(i);
      RandomNetwork smaller = new RandomNetwork(seed, fewer);
      if (smaller.run().failure().isPresent()) {
        return smaller.shrunk();
      }
    }
    return this;
  }

  Outcome run() {
    Random random = new Random(seed);
    RandomHeld held = new RandomHeld(random);
    Variables variables = new Variables(Ownership.of(held));
    Trace trace = new Trace(variables, random.nextBoolean(), DType.FLOAT32);
    List<String> text = new ArrayList<>();
    List<Tensor> tensors = new ArrayList<>();
    List<String> types = types(random);
    for (int i = 0; i < INPUTS; i++) {
      String stated = types.get(i);
      tensors.add(trace.input("x" + i, Notation.parse(stated)));
      text.add("x%d: %s".formatted(i, stated));
    }
    List<String> refused = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Random choices = new Random(steps.get(i));
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        RandomStep step = new RandomStep(choices, tensors, held);
        String path = "step%d_%d".formatted(i, attempt);
        try {
          Tensor made =
              trace.within(
                  new Frame(
                      path, new Variables.Owner(step, i, path, "step"), Origin.of(path, null)),
                  step::apply);
          tensors.add(made);
          text.add("%s = %s: %s".formatted(tensors.size() - 1, step, made.type()));
          break;
        } catch (Problem problem) {
          refused.add(problem.id());
          text.add("refused %s: [%s] %s".formatted(step, problem.id(), problem.getMessage()));
        } catch (IndexOutOfBoundsException | IllegalArgumentException wrong) {
          // An argument that fits nothing, as everywhere in Java; compilers report it at its
          // statement.
          refused.add(wrong.getClass().getSimpleName());
        } catch (Skipped skipped) {
          // Whether it works depends on values.
        }
      }
    }
    variables.settleNames();
    Set<Tensor> distinct = new LinkedHashSet<>(tensors.subList(INPUTS, tensors.size()));
    distinct.removeIf(tensor -> tensor.node().primitive() instanceof Source);
    Optional<String> failure =
        distinct.isEmpty()
            ? Optional.empty()
            : failure(trace, variables, List.copyOf(distinct), random);
    Set<String> primitives =
        trace.nodes().stream()
            .map(node -> node.primitive().method())
            .collect(Collectors.toCollection(TreeSet::new));
    return new Outcome(distinct.size(), refused, primitives, failure, String.join("\n", text));
  }

  /** Types that have nothing to do with each other, or those of sequences and their masks. */
  private static List<String> types(Random random) {
    return random.nextInt(4) > 0
        ? Stream.generate(() -> type(random)).limit(INPUTS).toList()
        : TOGETHER.get(random.nextInt(TOGETHER.size()));
  }

  /** {@code "float32 N 4 H"}: mostly images, sequences and vectors. */
  private static String type(Random random) {
    String dtype =
        switch (random.nextInt(12)) {
          case 0 -> "int32 ";
          case 1 -> "uint8 ";
          case 2 -> "bool ";
          case 3 -> "int64 ";
          case 4 -> "float64 ";
          default -> "";
        };
    int rank =
        random.nextInt(4) > 0 ? List.of(4, 4, 3, 2).get(random.nextInt(4)) : random.nextInt(6);
    List<String> sizes = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      sizes.add(
          axis == 0 && random.nextInt(3) > 0
              ? "N"
              : random.nextInt(3) == 0
                  ? NAMES.get(random.nextInt(NAMES.size()))
                  : Integer.toString(
                      List.of(1, 2, 3, 4, 4, 5, 6, 8, 8, 12).get(random.nextInt(10))));
    }
    return dtype + (rank == 0 ? "scalar" : String.join(" ", sizes));
  }

  private static Optional<String> failure(
      Trace trace, Variables variables, List<Tensor> tensors, Random random) {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    List<Optimization> moved = new ArrayList<>();
    Function function;
    try {
      if (random.nextInt(3) == 0) {
        learn(trace, variables, tensors, random, moved);
      }
      List<Tensor> shown = new ArrayList<>(tensors);
      moved.forEach(each -> shown.add(each.gradient()));
      for (Tensor tensor : shown) {
        // oneDNN joins some operations, even where the result of the first one is fetched.
        outputs.put("y" + outputs.size(), tensor.stopGradient());
      }
      function = Function.of("test", trace, outputs, moved);
    } catch (RuntimeException e) {
      return Optional.of("no function: " + e);
    }
    List<Variable> read = List.copyOf(function.variables());
    GraphBuilder graph =
        new GraphBuilder(
            new Program("Random", read, List.of(function), Costs.NONE, Network.NONE, 0));
    try (ModelSession session = new ModelSession(graph, Device.CPU, 1)) {
      for (Variable variable : read) {
        session.write(graph.weight(variable.name()), value(variable.type(), Map.of(), null));
      }
      for (Map<String, Long> sizes : sizes(function, random)) {
        Optional<String> failure = failure(session, function, sizes, random);
        if (failure.isPresent()) {
          return Optional.of("for " + sizes + ": " + failure.get());
        }
      }
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of("no graph: " + firstLine(e));
    }
  }

  /** Adds how weights are moved, unless that is refused: some gradients have none. */
  private static void learn(
      Trace trace,
      Variables variables,
      List<Tensor> tensors,
      Random random,
      List<Optimization> moved) {
    try {
      RandomLearning.loss(trace, tensors)
          .ifPresent(loss -> moved.addAll(RandomLearning.of(trace, loss, variables, random)));
    } catch (Problem refused) {
      if (!refused.id().equals("NoGradient")) {
        throw refused;
      }
    }
  }

  private static Optional<String> failure(
      ModelSession session, Function function, Map<String, Long> sizes, Random random) {
    Map<String, Value> inputs = new LinkedHashMap<>();
    function
        .inputs()
        .forEach((name, tensor) -> inputs.put(name, value(tensor.type(), sizes, random)));
    for (Tensor output : function.outputs().values()) {
      if (output.dims().at(sizes).count().known() > MOST_ELEMENTS) {
        return Optional.empty(); // right perhaps, but slow
      }
    }
    Map<String, Value> values;
    try {
      values = session.call("test", inputs);
    } catch (NotFinite ofValues) {
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(firstLine(e));
    }
    for (Map.Entry<String, Tensor> output : function.outputs().entrySet()) {
      Type inferred = output.getValue().type();
      String expected = inferred.dtype() + " " + inferred.dims().at(sizes);
      Value value = values.get(output.getKey());
      String actual =
          value.dtype() + " " + Dims.of(LongStream.of(value.shape().asArray()).boxed().toArray());
      if (!expected.equals(actual)) {
        return Optional.of(
            "%s is %s, inferred %s = %s"
                .formatted(
                    output.getValue().node().input(0).node().primitive(),
                    actual,
                    inferred,
                    expected));
      }
    }
    return Optional.empty();
  }

  private static String firstLine(RuntimeException e) {
    return e.getClass().getSimpleName()
        + ": "
        + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  /** Up to three random values of all names that the contract allows, small ones first. */
  private static Set<Map<String, Long>> sizes(Function function, Random random) {
    Set<String> names =
        function.inputs().values().stream()
            .flatMap(t -> t.dims().names().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<Map<String, Long>> found = new LinkedHashSet<>();
    for (int trial = 0; trial < 400 && found.size() < 3; trial++) {
      Map<String, Long> values = new LinkedHashMap<>();
      for (String name : names) {
        long least = function.contract().facts().min(name);
        long step = function.contract().facts().multipleOf(name);
        values.put(name, least + (trial == 0 ? 0 : step * random.nextInt(trial < 100 ? 5 : 30)));
      }
      boolean allowed =
          names.stream().allMatch(n -> function.contract().facts().allows(n, values.get(n)))
              && function.contract().guards().stream()
                  .allMatch(guard -> guard.violation(values).isEmpty());
      if (allowed) {
        found.add(values);
      }
    }
    return found;
  }

  /** Numbers of {@code type}; zeros where {@code random} is null. */
  private static Value value(Type type, Map<String, Long> at, Random random) {
    Dims dims = type.dims().at(at);
    long[] sizes = IntStream.range(0, dims.rank()).mapToLong(dims::known).toArray();
    int count = Math.toIntExact(dims.count().known());
    int[] whole = new int[count];
    if (random != null) {
      for (int i = 0; i < count; i++) {
        whole[i] = random.nextInt(3);
      }
    }
    return switch (type.dtype()) {
      case INT32 -> Value.of(whole, sizes);
      case INT64 -> Value.of(IntStream.of(whole).asLongStream().toArray(), sizes);
      case FLOAT64 -> Value.of(IntStream.of(whole).asDoubleStream().toArray(), sizes);
      case FLOAT32 -> {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
          numbers[i] = random == null ? 0 : (float) random.nextGaussian();
        }
        yield Value.of(numbers, sizes);
      }
      case BOOL -> {
        boolean[] truths = new boolean[count];
        for (int i = 0; i < count; i++) {
          truths[i] = whole[i] > 0;
        }
        yield Value.of(truths, sizes);
      }
      case UINT8 -> {
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
          bytes[i] = (byte) whole[i];
        }
        yield Value.of(bytes, sizes);
      }
      default -> throw new IllegalStateException("no input is " + type);
    };
  }
}
