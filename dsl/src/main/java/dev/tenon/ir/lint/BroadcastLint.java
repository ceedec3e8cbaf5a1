package dev.tenon.ir.lint;

import dev.tenon.Dim;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.ir.Node;
import dev.tenon.ir.mend.Derivation;
import dev.tenon.ir.mend.Want;
import dev.tenon.ir.op.Arithmetic;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code [N]} against {@code [N, 1]}, which gives {@code [N, N]}: each example meets each. The same
 * of {@code [N]} against {@code [N, 28, 28, 1]}, weights of examples and grey images.
 */
final class BroadcastLint implements Lints.Lint {
  @Override
  public void check(Traced function) {
    for (Node node : function.trace().nodes()) {
      if (node.primitive() instanceof Arithmetic.Subtract
          || node.primitive() instanceof Arithmetic.Multiply
          || node.primitive() instanceof Arithmetic.Add
          || node.primitive() instanceof Arithmetic.Divide) {
        check(function, node);
      }
    }
  }

  private static void check(Traced function, Node node) {
    Tensor a = node.input(0);
    Tensor b = node.input(1);
    Tensor column = a.dims().rank() > b.dims().rank() ? a : b;
    Tensor row = column == a ? b : a;
    int rank = column.dims().rank();
    // ranks that differ are no intention: who wants pairs writes [N, 1] and [1, N]
    if (rank < 2 || row.dims().rank() != 1 || !Traced.isOne(column, rank - 1)) {
      return;
    }
    Dim examples = column.dims().dim(0);
    if (examples.isKnown() || !examples.equals(row.dims().dim(0))) {
      return;
    }
    Problem problem =
        Problem.of(
            "EachWithEach",
            "takes [%s] and [%s], which gives [%s]: each example with each",
            a.dims(),
            b.dims(),
            node.types().get(0).dims());
    function.warn(
        node,
        rank == 2
            ? together(problem, column, row)
                .orOperand(column == a ? 0 : 1, ".squeeze(-1)", x -> x.squeeze(-1))
                .fix("write squeeze(-1) after the one that is [%s]".formatted(column.dims()))
            : apart(problem, row == a ? 0 : 1, rank));
  }

  /** {@code problem}, which an input that is stated as {@code row} is may mend, too. */
  private static Problem together(Problem problem, Tensor column, Tensor row) {
    Problem wanting = problem;
    for (Tensor input : Derivation.lastOfInput(column, 1)) {
      if (input.dims().equals(column.dims())) {
        wanting = wanting.wants(new Want.Given(input, input.type().with(row.dims()), true));
      }
    }
    return wanting;
  }

  /** {@code problem} of one number an example, which is to meet all that the example has. */
  private static Problem apart(Problem problem, int row, int rank) {
    int[] added = IntStream.range(1, rank).toArray();
    String calls =
        IntStream.of(added).mapToObj(".expandDims(%d)"::formatted).collect(Collectors.joining());
    return problem
        .orOperand(
            row,
            calls,
            x -> {
              Tensor expanded = x;
              for (int axis : added) {
                expanded = expanded.expandDims(axis);
              }
              return expanded;
            })
        .fix("write " + calls + " after the one that has one axis");
  }
}
