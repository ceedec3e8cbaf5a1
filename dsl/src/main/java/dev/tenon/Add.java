package dev.tenon;

import dev.tenon.ir.mend.Remedy;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

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
      return told.or(new Remedy.Shortcut(larger, (int) to.known(3), (int) stride));
    }

    private static boolean hasSizes(Dims images) {
      return images.slice(1, 4).isKnown();
    }
  }
}
