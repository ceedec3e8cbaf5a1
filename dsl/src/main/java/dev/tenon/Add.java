package dev.tenon;

import dev.tenon.ir.fluent.LayerOptions;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.op.Cropping;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The sum of several tensors, named by {@link From}.
 *
 * <p>Sizes must be equal, or 1 where they stretch, counted from the last axis.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Add.Rule.class)
public @interface Add {
  /** See {@link Add}. */
  record Rule() implements Join {
    @Override
    public Tensor apply(List<Tensor> inputs) {
      try {
        return Options.several(inputs).stream().reduce(Tensor::plus).orElseThrow();
      } catch (Problem problem) {
        throw inputs.size() == 2 ? projected(problem, inputs) : problem;
      }
    }

    /** {@code problem}, which a convolution of 1 x 1 on one of two images may mend. */
    private static Problem projected(Problem problem, List<Tensor> inputs) {
      Dims a = inputs.get(0).dims();
      Dims b = inputs.get(1).dims();
      boolean known = a.rank() == 4 && b.rank() == 4 && hasSizes(a) && hasSizes(b);
      if (!known) {
        return problem;
      }
      if (a.dim(3).equals(b.dim(3)) && Cropping.fits(a, b)) {
        return problem.or(Cropping.of(a, b).onInput());
      }
      int larger = a.known(1) > b.known(1) ? 0 : 1;
      Dims from = larger == 0 ? a : b;
      Dims to = larger == 0 ? b : a;
      long stride = (from.known(1) + to.known(1) - 1) / to.known(1);
      Problem told =
          stride == 1
              ? problem
              : problem.fix(
                  "bring input %d to [%s] by @Conv2d(%d, 1) with stride %d, or make all sizes equal"
                      .formatted(larger + 1, to, to.known(3), stride));
      return told.or(projection(larger, (int) to.known(3), (int) stride));
    }

    private static Remedy projection(int input, int filters, int stride) {
      boolean strided = stride != 1;
      return new Remedy.Branch(
          input,
          inputs -> projection(inputs.get(input).dims(), inputs.get(1 - input).dims()),
          "conv2d(%d, 1%s)".formatted(filters, strided ? ", o -> o.stride(" + stride + ")" : ""),
          "@Conv2d(filters = %d, kernel = 1%s)"
              .formatted(filters, strided ? ", stride = " + stride : ""),
          "Projected");
    }

    /** Brings images to the sizes of others, in each of several uses of a block. */
    private static Layer projection(Dims from, Dims to) {
      int stride = (int) ((from.known(1) + to.known(1) - 1) / to.known(1));
      UnaryOperator<Conv2d.With> options = o -> o.stride(stride);
      return LayerOptions.layer(Conv2d.class, options, (int) to.known(3), 1);
    }

    private static boolean hasSizes(Dims images) {
      return images.slice(1, 4).isKnown();
    }
  }
}
