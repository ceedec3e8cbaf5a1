package dev.tenon.ir.lint;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Loss;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.ir.Counted;
import dev.tenon.ir.Meanings.Compared;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import dev.tenon.ir.Source;
import dev.tenon.ir.op.Lookups;
import dev.tenon.ir.op.Pieces;
import dev.tenon.ir.op.Shaping;

/**
 * Indices that are looked up in a table and are labels, too, as where a text is read and guessed:
 * there are as many rows as classes.
 */
final class VocabularyLint implements Lints.Lint {
  @Override
  public void check(Traced function) {
    for (Compared compared : function.trace().meanings().compared()) {
      Dims prediction = compared.prediction().dims();
      if (compared.loss() != Loss.SOFTMAX_CROSS_ENTROPY || prediction.rank() == 0) {
        continue; // a scalar is refused, but the rest of the model is looked at
      }
      Tensor label = origin(compared.target());
      Dim classes = prediction.dim(-1);
      if (label == null || !classes.isKnown()) {
        continue;
      }
      for (Node node : function.trace().nodes()) {
        if (node.primitive() instanceof Lookups.Gather && label.equals(origin(node.input(1)))) {
          check(function, compared, node, classes.known());
        }
      }
    }
  }

  private static void check(Traced function, Compared compared, Node lookup, long classes) {
    Dim rows = lookup.input(0).dims().dim(0);
    if (!rows.isKnown() || rows.known() == classes) {
      return;
    }
    if (rows.known() < classes) {
      function.warn(
          lookup,
          Problem.of(
                  "VocabularySize",
                  "has a table of %s, but its indices are labels of %s, too",
                  Counted.plain(rows, "row"),
                  Counted.plain(classes, "class"))
              .fix("let the table have " + classes + " rows")
              .orWrite("vocabulary", (int) classes)
              .wants(lookup.input(0), 0, Dim.of(classes)));
    } else {
      String name = compared.scope().isEmpty() ? "softmaxCrossEntropy" : compared.scope();
      Tensor prediction = compared.prediction();
      Problem problem =
          Problem.of(
                  "VocabularySize",
                  "%s has %s, but its labels are indices of a table of %s, too",
                  name,
                  Counted.plain(classes, "class"),
                  Counted.plain(rows, "row"))
              .fix("let there be " + rows.known() + " classes")
              .wants(prediction, prediction.dims().rank() - 1, rows);
      function.warn(prediction.node(), problem, compared.origin(), compared.scope());
    }
  }

  /** The input that {@code indices} are, or are a part of; null if they are computed. */
  private static Tensor origin(Tensor indices) {
    Tensor x = indices;
    while (true) {
      Primitive primitive = x.node().primitive();
      if (primitive instanceof Source.Input) {
        return x;
      }
      boolean same =
          primitive instanceof Pieces.Slice
              || primitive instanceof Pieces.Transpose
              || primitive instanceof Shaping.Reshape
              || primitive instanceof Shaping.Cast;
      if (!same) {
        return null;
      }
      x = x.node().input(0);
    }
  }
}
