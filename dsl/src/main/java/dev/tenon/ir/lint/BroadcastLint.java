package dev.tenon.ir.lint;

import dev.tenon.Dim;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.ir.Node;
import dev.tenon.ir.op.Arithmetic;

/** {@code [N]} against {@code [N, 1]}, which gives {@code [N, N]}: each example meets each. */
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
    if (rank != 2 || row.dims().rank() != 1 || !Traced.isOne(column, 1)) {
      return;
    }
    Dim examples = column.dims().dim(0);
    if (examples.isKnown() || !examples.equals(row.dims().dim(0))) {
      return;
    }
    function.warn(
        node,
        Problem.of(
                "EachWithEach",
                "takes [%s] and [%s], which gives [%s]: each example with each",
                a.dims(),
                b.dims(),
                node.types().get(0).dims())
            .orOperand(column == a ? 0 : 1, ".squeeze(-1)", x -> x.squeeze(-1))
            .fix("write squeeze(-1) after the one that is [%s]".formatted(column.dims())));
  }
}
