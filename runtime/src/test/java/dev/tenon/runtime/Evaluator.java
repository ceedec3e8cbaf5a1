package dev.tenon.runtime;

import dev.tenon.Tensor;
import dev.tenon.ir.Costs;
import dev.tenon.ir.Function;
import dev.tenon.ir.Network;
import dev.tenon.ir.Program;
import dev.tenon.ir.Trace;
import dev.tenon.ir.Variable;
import dev.tenon.runtime.cli.Device;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Computes tensors of a trace: feed inputs and variables, get outputs. Close it.
 *
 * <pre>{@code
 * Trace trace = new Trace(new Variables(), false, DType.FLOAT64);
 * Tensor x = trace.input("x", Notation.parse("float64 N 3").type());
 * try (Evaluator evaluator = new Evaluator(trace, Map.of("y", x.square()))) {
 *   double[] y = evaluator.run(Map.of("x", Value.of(new double[] {1, 2, 3}, 1, 3))).get("y").doubles();
 * }
 * }</pre>
 */
final class Evaluator implements AutoCloseable {
  private static final String NAME = "test";

  private final ModelSession session;

  Evaluator(Trace trace, Map<String, Tensor> outputs) {
    Function function = Function.of(NAME, trace, outputs, List.of());
    List<Variable> variables = List.copyOf(function.variables());
    GraphBuilder graph =
        new GraphBuilder(
            new Program("Test", variables, List.of(function), Costs.NONE, Network.NONE, 0));
    session = new ModelSession(graph, Device.CPU, 1);
    // a run with seed 0 that has just begun
    variables.stream()
        .filter(List.of(Variable.SEED, Variable.STEP)::contains)
        .forEach(v -> set(v.name(), Value.of(new long[1])));
  }

  /** The outputs by name. */
  Map<String, Value> run(Map<String, Value> inputs) {
    return session.call(NAME, inputs);
  }

  /** Sets the value of a variable. */
  void set(String variable, Value value) {
    session.write(session.graph().weight(variable), value);
  }

  /** The present values of all variables. */
  Map<String, Value> variables() {
    Map<String, Value> values = new LinkedHashMap<>();
    session.graph().weights().forEach(w -> values.put(w.name(), session.read(w)));
    return values;
  }

  @Override
  public void close() {
    session.close();
  }
}
