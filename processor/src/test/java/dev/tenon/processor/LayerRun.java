package dev.tenon.processor;

import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Join;
import dev.tenon.Layer;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Costs;
import dev.tenon.ir.Frame;
import dev.tenon.ir.Function;
import dev.tenon.ir.Gradients;
import dev.tenon.ir.Network;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Program;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.ir.Variables;
import dev.tenon.ir.op.Constants;
import dev.tenon.runtime.GraphBuilder;
import dev.tenon.runtime.GraphFunction;
import dev.tenon.runtime.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.family.TType;

/** A layer alone, in one mode, with the gradients of its weights, as TensorFlow computes it. */
final class LayerRun implements AutoCloseable {
  private final Map<String, Type> inferred = new LinkedHashMap<>();
  private final Map<String, Type> inputs = new LinkedHashMap<>();
  private final List<String> parameters = new ArrayList<>();
  private final GraphBuilder graph;
  private final Session session;

  LayerRun(Object layer, List<Type> types, boolean training) {
    Variables variables = new Variables();
    Trace trace = new Trace(variables, training, DType.FLOAT32);
    types.forEach(type -> trace.input("x" + trace.inputs().size(), type));
    List<Tensor> xs = List.copyOf(trace.inputs().values());
    Variables.Owner owner = new Variables.Owner(layer, 0, "layer", "layer");
    Tensor y =
        trace.within(
            new Frame("layer", owner, Origin.NONE),
            () -> layer instanceof Join join ? join.apply(xs) : ((Layer) layer).apply(xs.get(0)));
    Tensor upstream = trace.input("upstream", y.type());
    variables.settleNames();
    List<Variable> trained = variables.all().stream().filter(Variable::trainable).toList();
    List<Tensor> gradients =
        Gradients.of(y.times(upstream).sum(), trained.stream().map(trace::read).toList());
    Map<String, Tensor> outputs = new LinkedHashMap<>();
    outputs.put("y", y.plus(0)); // an input can be fed or fetched, not both
    for (int i = 0; i < trained.size(); i++) {
      parameters.add(trained.get(i).name());
      if (gradients.get(i) != null) {
        outputs.put(trained.get(i).name(), gradients.get(i));
      }
    }
    outputs.forEach((name, tensor) -> inferred.put(name, tensor.type()));
    trace.inputs().forEach((name, tensor) -> inputs.put(name, tensor.type()));
    Function forward = Function.of("forward", trace, outputs, List.of());
    graph = new GraphBuilder(program(forward));
    session = new Session(graph.graph());
    session.runner().addTarget(graph.function("initialize").update().orElseThrow()).run().close();
  }

  private static Program program(Function forward) {
    List<Variable> all = new ArrayList<>(forward.variables());
    if (!all.contains(Variable.STEP)) {
      all.add(Variable.STEP);
    }
    Trace start = new Trace(new Variables(), false, DType.FLOAT32);
    Tensor seed = start.apply(new Constants.Scalar(1, DType.INT64));
    for (Variable variable : all) {
      start.assignments().assign(variable, variable.init().tensor(start, seed, variable.type(), 1));
    }
    Function initialize = Function.of("initialize", start, Map.of(), List.of());
    return new Program("Layer", all, List.of(initialize, forward), Costs.NONE, Network.NONE, 0);
  }

  /** The trained weights. */
  List<String> parameters() {
    return parameters;
  }

  /** Sizes that are inferred for {@code output}, when the named sizes are {@code sizes}. */
  long[] inferred(String output, Map<String, Long> sizes) {
    return at(inferred.get(output).dims(), sizes);
  }

  private static long[] at(Dims dims, Map<String, Long> sizes) {
    return dims.at(sizes).known();
  }

  /** The output {@code y} and the gradients by parameter, for random inputs of {@code sizes}. */
  Map<String, Value> run(Map<String, Long> sizes, Random random) {
    GraphFunction function = graph.function("forward");
    Session.Runner runner = session.runner();
    List<TType> fed = new ArrayList<>();
    Map<String, Value> values = new LinkedHashMap<>();
    try {
      inputs.forEach(
          (name, type) -> {
            fed.add(random(type.dtype(), at(type.dims(), sizes), random).tensor());
            runner.feed(function.inputs().get(name), fed.get(fed.size() - 1));
          });
      function.outputs().values().forEach(runner::fetch);
      try (Result result = runner.run()) {
        int index = 0;
        for (String name : function.outputs().keySet()) {
          values.put(name, Value.copyOf(result.get(index++)));
        }
      }
    } finally {
      fed.forEach(TType::close);
    }
    return values;
  }

  private static Value random(DType dtype, long[] sizes, Random random) {
    int count = (int) Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    if (dtype == DType.UINT8) {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      return Value.of(bytes, sizes);
    } else if (dtype == DType.INT32) {
      return Value.of(random.ints(count, 0, 10).toArray(), sizes);
    }
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return Value.of(numbers, sizes);
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
