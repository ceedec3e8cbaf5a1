package dev.tenon.ir.lock;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Axis;
import dev.tenon.ir.Function;
import dev.tenon.ir.Node;
import dev.tenon.ir.Phase;
import dev.tenon.ir.Program;
import dev.tenon.ir.Source;
import dev.tenon.ir.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Finds out why a weight has other sizes than before: since an option of its layer is another one,
 * since the layer before it became wider, or since the data did.
 */
final class Causes {
  private final Map<Variable, Type> before;
  private final Map<String, Type> inputsBefore;
  private final Map<Variable, List<Use>> uses = new HashMap<>();
  private final Map<Spot, Cause> found = new HashMap<>();

  /** Where a weight is used: input {@code index} of {@code node}. */
  private record Use(Node node, int index) {}

  /** An axis of what a node gives. */
  private record Spot(Node node, int output, int axis) {
    static Spot of(Tensor x, int axis) {
      return new Spot(x.node(), x.index(), axis);
    }

    Dim size() {
      return node.types().get(output).dims().dim(axis);
    }
  }

  /**
   * Why an axis has another size.
   *
   * @param variable the weight whose layer says so; null where it is an input
   * @param input name of the input; null where it is a layer
   * @param now what the input is
   * @param axis of the weight or input
   * @param received what the layer receives that is of another size, for a reason that is not
   *     known; null otherwise
   * @param summed the axis of it
   */
  record Cause(Variable variable, String input, Type now, int axis, Tensor received, int summed) {
    static Cause of(Variable variable, int axis) {
      return new Cause(variable, null, null, axis, null, -1);
    }

    /** Whether an option of the layer itself, as far as one can see, is the cause. */
    boolean isOwn() {
      return variable != null && received == null;
    }
  }

  /**
   * Causes in {@code program}.
   *
   * @param before the types that weights had which have other ones now
   */
  Causes(Program program, Map<Variable, Type> before, Map<String, Type> inputsBefore) {
    this.before = before;
    this.inputsBefore = inputsBefore;
    for (Function function : program.functions()) {
      for (Node node : function.nodes()) {
        for (int i = 0; i < node.inputs().size(); i++) {
          if (node.phase() == Phase.FORWARD
              && node.input(i).node().primitive() instanceof Source.Read read
              && before.containsKey(read.variable())) {
            uses.computeIfAbsent(read.variable(), key -> new ArrayList<>()).add(new Use(node, i));
          }
        }
      }
    }
  }

  /** What the size of an axis was and is: {@code "32 64"}. */
  String step(Variable variable, int axis) {
    return before.get(variable).dims().dim(axis) + " " + variable.type().dims().dim(axis);
  }

  /** Why each axis of {@code variable} that changed did so, by its {@link #step}. */
  Map<String, Cause> of(Variable variable) {
    Map<String, Cause> causes = new LinkedHashMap<>();
    Dims was = before.get(variable).dims();
    Dims is = variable.type().dims();
    for (int axis = 0; was.rank() == is.rank() && axis < is.rank(); axis++) {
      if (!was.dim(axis).equals(is.dim(axis))) {
        causes.putIfAbsent(step(variable, axis), of(variable, axis));
      }
    }
    return causes;
  }

  private Cause of(Variable variable, int axis) {
    List<Use> all = uses.getOrDefault(variable, List.of());
    if (all.isEmpty()) {
      return Cause.of(variable, axis);
    }
    Spot key = new Spot(all.get(0).node(), all.get(0).index(), axis);
    Cause known = found.putIfAbsent(key, Cause.of(variable, axis)); // which ends a circle
    if (known == null) {
      known = all.stream().map(use -> of(variable, axis, use)).findFirst().orElseThrow();
      found.put(key, known);
    }
    return known;
  }

  private Cause of(Variable variable, int axis, Use use) {
    Axis own = new Axis(use.index(), axis);
    List<List<Axis>> outputs = sources(use.node());
    for (List<Axis> sources : outputs) {
      if (sources.contains(own)) {
        for (Axis other : sources) {
          if (!other.equals(own)) {
            Cause cause = behind(Spot.of(use.node().input(other.input()), other.axis()), variable);
            if (cause != null) {
              return cause;
            }
          }
        }
        return Cause.of(variable, axis);
      }
    }
    return summed(variable, axis, use, outputs);
  }

  /** Of an axis that is summed over, with one of another input, counted from the last. */
  private Cause summed(Variable variable, int axis, Use use, List<List<Axis>> outputs) {
    int index = summed(use.node(), use.index(), outputs).indexOf(axis);
    for (int input = 0; input < use.node().inputs().size(); input++) {
      List<Integer> axes = summed(use.node(), input, outputs);
      Tensor x = use.node().input(input);
      if (input != use.index()
          && index < axes.size()
          && x.dims().dim(axes.get(index)).equals(variable.type().dims().dim(axis))) {
        Cause cause = behind(Spot.of(x, axes.get(index)), variable);
        return cause != null ? cause : new Cause(variable, null, null, axis, x, axes.get(index));
      }
    }
    return Cause.of(variable, axis);
  }

  private static List<Integer> summed(Node node, int input, List<List<Axis>> outputs) {
    List<Integer> axes = new ArrayList<>();
    for (int axis = node.input(input).dims().rank() - 1; axis >= 0; axis--) {
      Axis own = new Axis(input, axis);
      if (outputs.stream().noneMatch(sources -> sources.contains(own))) {
        axes.add(axis);
      }
    }
    return axes;
  }

  /** The axes of the inputs that each axis of the first output comes from. */
  private static List<List<Axis>> sources(Node node) {
    List<List<Axis>> sources = new ArrayList<>();
    for (int axis = 0; axis < node.types().get(0).dims().rank(); axis++) {
      sources.add(sources(node, 0, axis));
    }
    return sources;
  }

  private static List<Axis> sources(Node node, int output, int axis) {
    List<Type> types = node.inputs().stream().map(Tensor::type).toList();
    return node.primitive().sources(types, node.types(), output, axis);
  }

  /** The nearest change from which {@code start} has its size; null where there is none. */
  private Cause behind(Spot start, Variable variable) {
    PriorityQueue<Spot> open =
        new PriorityQueue<>(Comparator.comparingInt((Spot spot) -> -spot.node().id()));
    open.add(start);
    Set<Spot> visited = new HashSet<>(open);
    while (!open.isEmpty()) {
      Spot spot = open.poll();
      if (spot.node().primitive() instanceof Source.Read read) {
        Type was = before.get(read.variable());
        if (was != null && read.variable() != variable && differs(was, spot)) {
          return of(read.variable(), spot.axis());
        }
      } else if (spot.node().primitive() instanceof Source.Input input) {
        Type was = inputsBefore.get(input.name());
        if (was != null && differs(was, spot)) {
          return new Cause(null, input.name(), input.type(), spot.axis(), null, -1);
        }
      }
      for (Axis source : sources(spot.node(), spot.output(), spot.axis())) {
        Spot next = Spot.of(spot.node().input(source.input()), source.axis());
        if (visited.add(next)) {
          open.add(next);
        }
      }
    }
    return null;
  }

  private static boolean differs(Type was, Spot now) {
    return was.rank() == now.node().types().get(now.output()).rank()
        && !was.dims().dim(now.axis()).equals(now.size());
  }
}
