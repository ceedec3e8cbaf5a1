package dev.tenon.ir.lint;

import dev.tenon.Dim;
import dev.tenon.Problem;
import dev.tenon.Role;
import dev.tenon.Tensor;
import dev.tenon.ir.AxisRoles;
import dev.tenon.ir.Declaration.Located;
import dev.tenon.ir.Node;
import dev.tenon.ir.Origin;
import dev.tenon.ir.Trace;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A function that lints look at.
 *
 * @param trained whether it is trained or judged, so that it sees batches of any size
 */
record Traced(Trace trace, AxisRoles roles, boolean trained, Consumer<Located> report) {
  /** Warns of {@code problem} where {@code node} was made. */
  void warn(Node node, Problem problem) {
    String name = node.scope().isEmpty() ? node.primitive().called() : node.scope();
    warn(trace.studied(problem.about(name), node), node.origin(), node.scope());
  }

  /** Warns of {@code problem}, which says already that it is about the layer at {@code scope}. */
  void warn(Problem problem, Origin origin, String scope) {
    report.accept(new Located(problem, origin, true, scope));
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
