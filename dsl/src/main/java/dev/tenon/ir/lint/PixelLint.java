package dev.tenon.ir.lint;

import dev.tenon.Dim;
import dev.tenon.Dims;
import dev.tenon.Facts;
import dev.tenon.Flatten;
import dev.tenon.GlobalAvgPool2d;
import dev.tenon.LabelKind;
import dev.tenon.Problem;
import dev.tenon.Role;
import dev.tenon.Tensor;
import dev.tenon.ir.Meanings.Compared;
import dev.tenon.ir.Node;
import dev.tenon.ir.Positionwise;
import dev.tenon.ir.Source;
import dev.tenon.ir.op.Normalisations;
import dev.tenon.ir.op.Products;
import dev.tenon.ir.op.Softmaxes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Dense layers that score each position of what convolutions and pools left of an image, with a
 * label for each: mostly a flatten is missing. Where the labels' sizes are stated, they decide.
 */
final class PixelLint implements Lints.Lint {
  @Override
  public void check(Traced function) {
    Set<Node> told = new HashSet<>();
    for (Compared compared : function.trace().meanings().compared()) {
      Tensor prediction = compared.prediction();
      boolean judged =
          compared.loss().isOfClasses() || LabelKind.BINARY.losses().contains(compared.loss());
      if (judged && function.trace().meanings().isImplied(compared.target())) {
        Node first = firstDense(prediction);
        if (first != null && isReduced(function, first.input(0)) && told.add(first)) {
          warn(function, first, prediction);
        }
      }
    }
  }

  private static void warn(Traced function, Node first, Tensor prediction) {
    Dims image = first.input(0).dims();
    Problem problem =
        Problem.of(
                "DensePerPixel",
                "takes each of %s x %s pixels alone: output [%s]",
                image.dim(1),
                image.dim(2),
                prediction.dims())
            .explained("it is compared with a label for each pixel")
            .because(first.input(0), 1, 2)
            .orBefore(Flatten.class)
            .orBefore(GlobalAvgPool2d.class)
            .fix("put @Flatten before it for one score an image");
    function.warn(first, problem);
  }

  /**
   * The first of the dense layers at the end of what gives {@code prediction}, with nothing between
   * them that looks beyond a position; null where there is none, or no image.
   */
  private static Node firstDense(Tensor prediction) {
    Node first = null;
    Tensor x = prediction;
    while (x.dims().rank() == 4) {
      Node node = x.node();
      if (node.primitive() instanceof Products.MatMul
          && node.input(1).node().primitive() instanceof Source.Read) {
        first = node;
      } else if (!(node.primitive() instanceof Positionwise
          || node.primitive() instanceof Normalisations.BatchNorm
          || node.primitive() instanceof Softmaxes.Softmax)) {
        break;
      }
      x = node.input(0);
    }
    return first;
  }

  /** Whether {@code x} is the smallest of the images that it is made of, of which one is larger. */
  private static boolean isReduced(Traced function, Tensor x) {
    boolean larger = false;
    Deque<Tensor> open = new ArrayDeque<>(List.of(x));
    Set<Tensor> seen = new HashSet<>(open);
    while (!open.isEmpty()) {
      Tensor image = open.poll();
      if (isImage(function, image)) {
        for (int axis = 1; axis <= 2; axis++) {
          Dim side = image.dims().dim(axis);
          if (!x.dims().dim(axis).isAtMost(side, Facts.NONE)) {
            return false;
          }
          larger |= !x.dims().dim(axis).sameAs(side);
        }
      }
      image.node().inputs().stream().filter(seen::add).forEach(open::add);
    }
    return larger;
  }

  private static boolean isImage(Traced function, Tensor x) {
    return x.dims().rank() == 4
        && function.roles().is(x, 1, Role.HEIGHT)
        && function.roles().is(x, 2, Role.WIDTH);
  }
}
