package dev.tenon.models;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenon.Contract;
import dev.tenon.DType;
import dev.tenon.Dims;
import dev.tenon.Tensor;
import dev.tenon.ir.Function;
import dev.tenon.ir.Program;
import dev.tenon.ir.fluent.FluentAssembler;
import dev.tenon.runtime.GraphBuilder;
import dev.tenon.runtime.GraphFunction;
import dev.tenon.runtime.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.types.family.TType;

/** A function of a model as TensorFlow runs it when nobody checks sizes before. */
final class SizedNetwork implements AutoCloseable {
  private final Function function;
  private final GraphBuilder graph;
  private final Session session;

  SizedNetwork(Object model, String name) {
    Program program = FluentAssembler.assemble(model, model.getClass().getSimpleName()).orThrow();
    function = program.function(name);
    graph = new GraphBuilder(program);
    session = new Session(graph.graph());
    try (TType seed = Value.of(new long[] {1}).tensor()) {
      GraphFunction initialize = graph.function("initialize");
      session
          .runner()
          .feed(initialize.inputs().get("seed"), seed)
          .addTarget(initialize.update().orElseThrow())
          .run()
          .close();
    }
  }

  static Value zeros(long... sizes) {
    return Value.of(new float[(int) Arrays.stream(sizes).reduce(1, (a, b) -> a * b)], sizes);
  }

  Contract contract() {
    return function.contract();
  }

  GraphBuilder graph() {
    return graph;
  }

  /** Whether the contract allows these sizes. */
  boolean allows(Map<String, Long> sizes) {
    return sizes.entrySet().stream()
            .allMatch(size -> contract().facts().allows(size.getKey(), size.getValue()))
        && contract().guards().stream().allMatch(guard -> guard.violation(sizes).isEmpty());
  }

  /**
   * Whether TensorFlow computes outputs of the inferred sizes, all 1 or more. Where the contract
   * allows the sizes and the outputs have others, the inference is wrong.
   */
  boolean works(Map<String, Long> sizes) {
    List<TType> fed = new ArrayList<>();
    try {
      GraphFunction built = graph.function(function.name());
      Session.Runner runner = session.runner();
      function
          .inputs()
          .forEach(
              (name, tensor) -> {
                fed.add(value(tensor, sizes).tensor());
                runner.feed(built.inputs().get(name), fed.get(fed.size() - 1));
              });
      built.outputs().values().forEach(runner::fetch);
      boolean inferredSizes = true;
      try (Result result = runner.run()) {
        int index = 0;
        for (String output : built.outputs().keySet()) {
          long[] shape = result.get(index++).shape().asArray();
          Dims inferred = function.outputs().get(output).dims();
          long[] expected = inferred.at(sizes).known();
          if (allows(sizes)) {
            assertArrayEquals(expected, shape, inferred + " for " + sizes);
          }
          inferredSizes &= Arrays.equals(expected, shape);
          inferredSizes &= Arrays.stream(shape).allMatch(size -> size > 0);
        }
      }
      return inferredSizes;
    } catch (TensorFlowException | IllegalArgumentException refused) {
      return false;
    } finally {
      fed.forEach(TType::close);
    }
  }

  private static Value value(Tensor tensor, Map<String, Long> sizes) {
    long[] shape = tensor.dims().at(sizes).known();
    int count = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    return tensor.dtype() == DType.INT32
        ? Value.of(new int[count], shape)
        : Value.of(new float[count], shape);
  }

  /**
   * Asserts that TensorFlow computes the function just for what the contract allows: tries each
   * value up to {@code most} of each of the names, other names at their least; and that some work.
   */
  void assertExact(long most, String... names) {
    Map<String, Long> least = new TreeMap<>();
    Set<String> all = new TreeSet<>();
    function.inputs().values().forEach(input -> all.addAll(input.dims().names()));
    all.forEach(name -> least.put(name, contract().facts().min(name)));
    int working = 0;
    for (String name : names) {
      for (long value = 1; value <= most; value++) {
        Map<String, Long> sizes = new LinkedHashMap<>(least);
        sizes.put(name, value);
        boolean works = works(sizes);
        assertEquals(allows(sizes), works, () -> "for " + sizes);
        working += works ? 1 : 0;
      }
    }
    assertTrue(working > 0, "nothing works");
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
