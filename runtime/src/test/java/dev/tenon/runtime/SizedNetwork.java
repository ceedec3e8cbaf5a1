package dev.tenon.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Contract;
import dev.tenon.DType;
import dev.tenon.Tensor;
import dev.tenon.ir.Function;
import dev.tenon.ir.Node;
import dev.tenon.ir.Phase;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Program;
import dev.tenon.ir.Source;
import dev.tenon.ir.Trace;
import dev.tenon.ir.fluent.FluentAssembler;
import dev.tenon.ir.op.Elementwise;
import dev.tenon.ir.op.Pooling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.family.TType;

/** A function of a model as TensorFlow runs it when nobody checks sizes before. */
public final class SizedNetwork implements AutoCloseable {
  private static final int MOST_ELEMENTS = 400_000;

  private final Function function;
  private final GraphBuilder graph;
  private final Session session;
  private final Map<Split, Operand<?>> judges = new LinkedHashMap<>();

  /** What TensorFlow does with inputs of some sizes. */
  public enum Outcome {
    /** It computes outputs of the inferred sizes, all 1 or more. */
    WORKS,
    /** It says that something does not fit. */
    FAILS,
    /** It would end the process: see {@link #isDeadly}. */
    KILLS,
    /** It computes, but an output has another size than inferred. */
    OTHER_SIZES,
    /** It computes outputs of the inferred sizes, but one is empty. */
    EMPTY
  }

  /**
   * What happened for some sizes.
   *
   * @param text what TensorFlow said, or which output is not as inferred
   */
  public record Run(Outcome outcome, String text) {}

  /**
   * A tensor of which equal parts were taken. TensorFlow's own Split says whether there are any:
   * the parts are slices, which leave the rest of an uneven split out.
   */
  public record Split(Tensor x, int axis, int parts) {}

  /** A function of a model of the fluent form. */
  public SizedNetwork(Object model, String name) {
    this(FluentAssembler.assemble(model, model.getClass().getSimpleName()).orThrow(), name);
  }

  /** A function of {@code program}. Its weights are 0. */
  public SizedNetwork(Program program, String name) {
    this(program, name, List.of());
  }

  /** A function of {@code program}, in which {@code splits} are of what it gives or is given. */
  public SizedNetwork(Program program, String name, List<Split> splits) {
    function = program.function(name);
    graph = new GraphBuilder(program);
    GraphFunction built = graph.function(name);
    Ops tf = Ops.create(graph.graph());
    for (Split split : splits) {
      Operand<? extends TType> x =
          split.x().node().primitive() instanceof Source.Input
              ? built.inputs().get(key(function.inputs(), split.x()))
              : built.outputs().get(key(function.outputs(), split.x()));
      judges.put(
          split, tf.split(tf.constant(split.axis()), x, (long) split.parts()).iterator().next());
    }
    session = new Session(graph.graph());
  }

  /** {@code function} of {@code program}, whose outputs are all that it computes on the way. */
  static SizedNetwork observed(Program program, Function function) {
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    for (Node node : function.nodes()) {
      if (!(node.primitive() instanceof Source)) {
        // TensorFlow joins some operations, even where the result of the first one is fetched
        node.outputs().forEach(y -> outputs.put("y" + outputs.size(), y.stopGradient()));
      }
    }
    Trace trace = function.nodes().get(0).trace();
    Function all = Function.of(function.name(), trace, outputs, function.optimizations());
    return new SizedNetwork(
        new Program(
            program.name(),
            program.variables(),
            List.of(all),
            program.costs(),
            program.network(),
            program.learningRate()),
        function.name());
  }

  private static String key(Map<String, Tensor> tensors, Tensor wanted) {
    return tensors.entrySet().stream()
        .filter(e -> observed(e.getValue()).node() == wanted.node())
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /** What an output shows, which is no part of the model itself. */
  private static Tensor observed(Tensor output) {
    return output.node().primitive() instanceof Elementwise.StopGradient
        ? output.node().input(0)
        : output;
  }

  /** Numbers that are all 0. */
  public static Value zeros(long... sizes) {
    return Value.of(new float[(int) Arrays.stream(sizes).reduce(1, (a, b) -> a * b)], sizes);
  }

  public Contract contract() {
    return function.contract();
  }

  public ModelGraph graph() {
    return graph;
  }

  /** The names of its sizes, sorted. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    function.inputs().values().forEach(input -> names.addAll(input.dims().names()));
    return names;
  }

  /** The least values that single names may have. */
  public Map<String, Long> least() {
    Map<String, Long> least = new TreeMap<>();
    names().forEach(name -> least.put(name, contract().facts().min(name)));
    return least;
  }

  /** Whether the contract allows these sizes. */
  public boolean allows(Map<String, Long> sizes) {
    return sizes.entrySet().stream()
            .allMatch(size -> contract().facts().allows(size.getKey(), size.getValue()))
        && contract().guards().stream().allMatch(guard -> guard.violation(sizes).isEmpty());
  }

  /** Whether all tensors of these sizes are small enough to be computed quickly. */
  public boolean isSmall(Map<String, Long> sizes) {
    return function.outputs().values().stream()
            .allMatch(output -> Math.abs(elements(output, sizes)) <= MOST_ELEMENTS)
        && function.inputs().values().stream()
            .allMatch(input -> elements(input, sizes) <= MOST_ELEMENTS);
  }

  private static long elements(Tensor tensor, Map<String, Long> sizes) {
    return Arrays.stream(tensor.dims().at(sizes).known()).reduce(1, (a, b) -> a * b);
  }

  /** What TensorFlow does with inputs of these sizes, all of whose numbers are 0. */
  public Run run(Map<String, Long> sizes) {
    List<TType> fed = new ArrayList<>();
    try {
      GraphFunction built = graph.function(function.name());
      Session.Runner runner = session.runner();
      function
          .inputs()
          .forEach(
              (name, tensor) -> {
                long[] shape = tensor.dims().at(sizes).known();
                fed.add(zeros(tensor.dtype(), Shape.of(shape)));
                runner.feed(built.inputs().get(name), fed.get(fed.size() - 1));
              });
      built
          .reads()
          .forEach(
              (weight, value) -> {
                fed.add(zeros(Types.of(weight.dtype()), weight.shape()));
                runner.feed(value, fed.get(fed.size() - 1));
              });
      List<String> asked = asked(sizes);
      Tensor last = observed(function.outputs().get(asked.get(asked.size() - 1)));
      if (isDeadly(last, sizes)) {
        return new Run(Outcome.KILLS, last.node().toString());
      }
      List<Operand<?>> fetched =
          asked.stream().<Operand<?>>map(built.outputs()::get).distinct().toList();
      fetched.forEach(runner::fetch);
      judges.forEach(
          (split, parts) -> {
            if (isFilled(split.x(), sizes)) {
              runner.fetch(parts);
            }
          });
      try (Result result = runner.run()) {
        for (String output : asked) {
          Operand<?> operand = built.outputs().get(output);
          long[] actual = result.get(fetched.indexOf(operand)).shape().asArray();
          Run other = compared(function.outputs().get(output), sizes, actual);
          if (other != null) {
            return other;
          }
        }
        return new Run(Outcome.WORKS, "works");
      }
    } catch (TensorFlowException | IllegalArgumentException refused) {
      return new Run(Outcome.FAILS, String.valueOf(refused.getMessage()));
    } finally {
      fed.forEach(TType::close);
    }
  }

  /**
   * Outputs up to the first that cannot be: what is computed of an empty image may end the process.
   */
  private List<String> asked(Map<String, Long> sizes) {
    List<String> asked = new ArrayList<>();
    for (Map.Entry<String, Tensor> output : function.outputs().entrySet()) {
      asked.add(output.getKey());
      if (!isFilled(output.getValue(), sizes)) {
        return asked;
      }
    }
    return asked;
  }

  /** Gradients of what was cut off may be empty. */
  private static boolean isFilled(Tensor tensor, Map<String, Long> sizes) {
    return observed(tensor).node().phase() != Phase.FORWARD
        || Arrays.stream(tensor.dims().at(sizes).known()).allMatch(size -> size > 0);
  }

  /**
   * Whether the window of a pool is so little larger than its images that TensorFlow takes the
   * output for empty: then oneDNN divides by zero while it makes the kernel, which ends the
   * process.
   */
  private static boolean isDeadly(Tensor output, Map<String, Long> sizes) {
    Primitive primitive = output.node().primitive();
    return primitive instanceof Pooling.MaxPool2d most
            && isDeadly(output, most.size(), most.stride(), sizes)
        || primitive instanceof Pooling.AvgPool2d mean
            && isDeadly(output, mean.size(), mean.stride(), sizes);
  }

  private static boolean isDeadly(
      Tensor output, List<Integer> size, List<Integer> stride, Map<String, Long> sizes) {
    for (int i = 0; i < 2; i++) {
      long images = output.node().input(0).dims().dim(1 + i).at(sizes);
      boolean larger = output.dims().dim(1 + i).at(sizes) < 1;
      // the quotient is cut towards 0
      if (larger && (images - size.get(i) + stride.get(i)) / stride.get(i) == 0) {
        return true;
      }
    }
    return false;
  }

  /** How an output is not as inferred; null if it is. */
  private static Run compared(Tensor output, Map<String, Long> sizes, long[] actual) {
    long[] expected = output.dims().at(sizes).known();
    boolean same = Arrays.equals(expected, actual);
    if (same && isFilled(output, sizes)) {
      return null;
    }
    String text =
        "%s is [%s], which is %s, but TensorFlow's is %s"
            .formatted(
                output.node(), output.dims(), Arrays.toString(expected), Arrays.toString(actual));
    return new Run(same ? Outcome.EMPTY : Outcome.OTHER_SIZES, text);
  }

  /** A tensor of zeros; whoever asks for it closes it. */
  static TType zeros(DType dtype, Shape shape) {
    byte[] bytes = new byte[Math.toIntExact(shape.size() * dtype.bytes())];
    return org.tensorflow.Tensor.of(
        Types.of(dtype),
        shape,
        tensor -> {
          if (bytes.length > 0) {
            tensor.asRawTensor().data().write(bytes);
          }
        });
  }

  /**
   * Asserts that TensorFlow computes the function just for what the contract allows: tries each
   * value up to {@code most} of each of the names, other names at their least; and that some work.
   */
  public void assertExact(long most, String... names) {
    int working = 0;
    for (String name : names) {
      for (long value = 1; value <= most; value++) {
        working += assertExact(name, value) ? 1 : 0;
      }
    }
    assertTrue(working > 0, "nothing works");
  }

  private boolean assertExact(String name, long value) {
    Map<String, Long> sizes = new LinkedHashMap<>(least());
    sizes.put(name, value);
    Run run = run(sizes);
    boolean works = run.outcome() == Outcome.WORKS;
    assertEquals(allows(sizes), works, () -> "for " + sizes + ": " + run.text());
    return works;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }

  @Override
  public String toString() {
    return function.name() + ": " + contract();
  }
}
