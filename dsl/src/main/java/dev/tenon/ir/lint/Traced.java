package dev.tenon.ir.lint;

import dev.tenon.Dim;
import dev.tenon.Problem;
import dev.tenon.Role;
import dev.tenon.Tensor;
import dev.tenon.ir.AxisRoles;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Node;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Source;
import dev.tenon.ir.Trace;
import dev.tenon.ir.mend.Derivation;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A function that lints look at.
 *
 * @param trained whether it is trained or judged, so that it sees batches of any size
 * @param guessed what comes from a mistake, after which the trace went on with what was meant
 * @param unordered inputs of any of its functions of which a lint told that their first axis is not
 *     the batch
 */
record Traced(
    Trace trace,
    AxisRoles roles,
    boolean trained,
    Consumer<Located> report,
    Set<Node> guessed,
    Set<Source.Input> unordered) {
  /** Numbers of colours that images have. */
  static final Set<Long> COLOURS = Set.of(1L, 3L, 4L);

  /** The name that everybody gives to the batch. */
  static final Dim BATCH = Dim.named("N");

  /** Fewer rows or columns no image has that is worth learning from. */
  static final int SMALLEST = 8;

  /** {@code trace} as lints look at it. */
  static Traced of(
      Trace trace, boolean trained, Consumer<Located> report, Set<Source.Input> unordered) {
    return new Traced(trace, AxisRoles.of(trace), trained, report, guessed(trace), unordered);
  }

  private static Set<Node> guessed(Trace trace) {
    Set<Node> guessed = new HashSet<>();
    for (Node node : trace.recovery().isDoubtful() ? trace.nodes() : List.<Node>of()) {
      boolean first = node.primitive() instanceof Source.StandIn;
      if (first || node.inputs().stream().map(Tensor::node).anyMatch(guessed::contains)) {
        guessed.add(node);
      }
    }
    return guessed;
  }

  /** Doubts the axes of {@code input} that stand where the batch should, or are called so. */
  void doubtBatch(Tensor input) {
    if (input.node().primitive() instanceof Source.Input stated) {
      unordered.add(stated);
    }
  }

  /**
   * Whether {@code axis} of {@code x} comes from one of an input that is no batch, or should be.
   */
  boolean isBatchDoubtful(Tensor x, int axis) {
    return !unordered.isEmpty()
        && Derivation.reaches(
            x,
            new int[] {axis},
            (node, at) ->
                node.primitive() instanceof Source.Input input
                    && unordered.contains(input)
                    && (at == 0 || BATCH.equals(node.types().get(0).dims().dim(at))));
  }

  /** Warns of {@code problem} where {@code node} was made. */
  void warn(Node node, Problem problem) {
    warn(node, problem.about(node.called()), node.origin(), node.scope());
  }

  /**
   * Warns of {@code problem} of {@code node}, which says already that it is about the layer at
   * {@code scope}.
   */
  void warn(Node node, Problem problem, Origin origin, String scope) {
    if (problem.isOfItself() || !guessed.contains(node)) {
      report.accept(new Located(trace.recovery().studied(problem, node), origin, true, scope));
    }
  }

  /** Whether {@code axis} of {@code x} is one example after the other. */
  boolean isBatch(Tensor x, int axis) {
    return roles.is(x, axis, Role.BATCH);
  }

  /** What the axes of {@code x} are, as people say it: {@code "batch, time, feature"}. */
  String told(Tensor x) {
    return IntStream.range(0, x.dims().rank())
        .mapToObj(axis -> told(x, axis))
        .collect(Collectors.joining(", "));
  }

  /** What {@code axis} of {@code x} is: its roles, else its size. */
  String told(Tensor x, int axis) {
    List<Role> roles = roles().of(x, axis);
    return roles.isEmpty()
        ? x.dims().dim(axis).toString()
        : roles.stream().map(Role::toString).collect(Collectors.joining(" x "));
  }

  static boolean isOne(Tensor x, int axis) {
    return x.dims().dim(axis).equals(Dim.of(1));
  }
}
