package dev.tenon.ir;

import dev.tenon.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records a trace anew, node by node, with what rewrites put in place of some, and equal
 * computations only once.
 */
public final class Replay {
  private final Trace from;
  private final Trace to;
  private final List<Rewrite> rewrites;
  private final Map<Variable, Variable> standIns;
  private final Map<Tensor, Tensor> replaced = new HashMap<>();
  private final Map<Computation, List<Tensor>> known = new HashMap<>();
  private final Map<Tensor, Integer> uses = new HashMap<>();

  /** Equal computations give equal values: primitives have no state, random ones differ in salt. */
  private record Computation(Primitive primitive, List<Tensor> inputs, Phase phase) {}

  private Replay(Trace from, List<Rewrite> rewrites, Map<Variable, Variable> standIns) {
    this.from = from;
    this.to = from.again();
    this.rewrites = rewrites;
    this.standIns = standIns;
  }

  /** The trace {@code from} with {@code rewrites} applied, and what became of its tensors. */
  public static Replay of(Trace from, List<Rewrite> rewrites) {
    Replay replay = new Replay(from, rewrites, Map.of());
    replay.run();
    return replay;
  }

  /**
   * The trace {@code from} with other variables read in place of those that {@code standIns} has.
   */
  static Replay of(Trace from, Map<Variable, Variable> standIns) {
    Replay replay = new Replay(from, List.of(), standIns);
    replay.run();
    return replay;
  }

  /** The new trace. */
  public Trace trace() {
    return to;
  }

  /** What {@code tensor} of the old trace has become. */
  public Tensor get(Tensor tensor) {
    return replaced.get(tensor);
  }

  /** How often the old trace uses {@code tensor}. */
  public int uses(Tensor tensor) {
    return uses.getOrDefault(tensor, 0);
  }

  /** Outputs of the old trace, in the new one. */
  public Map<String, Tensor> get(Map<String, Tensor> outputs) {
    Map<String, Tensor> mapped = new java.util.LinkedHashMap<>();
    outputs.forEach((name, tensor) -> mapped.put(name, get(tensor)));
    return mapped;
  }

  private void run() {
    for (Node node : from.nodes()) {
      node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum));
    }
    from.assignments().updates().values().forEach(value -> uses.merge(value, 1, Integer::sum));
    for (Node node : from.nodes()) {
      List<Tensor> inputs = new ArrayList<>();
      node.inputs().forEach(input -> inputs.add(replaced.get(input)));
      List<Tensor> outputs = to.during(node.phase(), () -> replay(node, inputs));
      for (int i = 0; i < outputs.size(); i++) {
        replaced.put(node.output(i), outputs.get(i));
      }
    }
    Assignments before = from.assignments();
    Assignments after = to.assignments();
    before.updates().forEach((variable, value) -> after.assign(variable, get(value)));
    before.gathers().forEach((variable, value) -> after.gather(variable, get(value)));
    before.averages().forEach((average, share) -> after.average(average, get(share)));
  }

  private List<Tensor> replay(Node node, List<Tensor> inputs) {
    if (node.primitive() instanceof Source.Input input) {
      return List.of(to.input(input.name(), input.type()));
    }
    if (node.primitive() instanceof Source.Read read) {
      Variable variable = read.variable();
      return List.of(to.read(standIns.getOrDefault(variable, variable)));
    }
    for (Rewrite rewrite : rewrites) {
      List<Tensor> outputs = rewrite.apply(node, inputs, this);
      if (outputs != null) {
        return outputs;
      }
    }
    return once(node, node.primitive(), inputs);
  }

  /**
   * Applies {@code primitive} in the scope of the old {@code node}, unless that was done already.
   */
  public List<Tensor> once(Node node, Primitive primitive, List<Tensor> inputs) {
    return known.computeIfAbsent(
        new Computation(primitive, inputs, node.phase()),
        computation ->
            to.within(
                new Frame(node.scope(), null, node.origin()), () -> to.apply(primitive, inputs)));
  }
}
