package dev.tenon;

import dev.tenon.ir.mend.Derivation;
import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.op.Convolutions;
import dev.tenon.ir.op.Cropping;
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
        throw inputs.size() == 2
            ? projected(problem, inputs)
            : Misfits.told(problem, inputs, -1, (a, b) -> Dims.broadcast(a, b).isPresent());
      }
    }

    /** {@code problem}, which a convolution of one pixel or step on one of two inputs may mend. */
    private static Problem projected(Problem problem, List<Tensor> inputs) {
      Dims a = inputs.get(0).dims();
      Dims b = inputs.get(1).dims();
      if (a.rank() != b.rank()) {
        return Fitting.stretched(problem, a, b);
      }
      boolean positions = hasPositions(a) && hasPositions(b);
      if (positions && a.rank() == 4 && a.dim(3).equals(b.dim(3)) && Cropping.fits(a, b)) {
        return problem.or(Cropping.of(a, b).onInput());
      }
      if (a.rank() == 3 && inputs.stream().noneMatch(Rule::isConvolved)) {
        return problem; // sequences of vectors, which dense layers make, are more often no signals
      }
      int larger = positions && a.known(1) > b.known(1) ? 0 : 1;
      Dims from = larger == 0 ? a : b;
      Dims to = larger == 0 ? b : a;
      return Projection.of(from, to)
          .map(fitting -> told(problem, larger, to, fitting))
          .orElse(problem);
    }

    private static Problem told(Problem problem, int input, Dims to, Projection projection) {
      Problem told =
          projection.stride() == 1
              ? problem
              : problem.fix(
                  "bring input %d to [%s] by @Conv%dd(%d, %d) with stride %d, or make all sizes equal"
                      .formatted(
                          input + 1,
                          to,
                          projection.rank() - 2,
                          projection.filters(),
                          projection.kernel(),
                          projection.stride()));
      return told.or(
          new Remedy.Branch(
              input,
              inputs -> fitting(inputs.get(input).dims(), inputs.get(1 - input).dims(), projection),
              projection::layer,
              projection.call(),
              projection.annotation(),
              "Projected"));
    }

    /** Brings one input to the sizes of the other, in each of several uses of a block. */
    private static Layer fitting(Dims from, Dims to, Projection otherwise) {
      return Projection.of(from, to).orElse(otherwise).layer();
    }

    private static boolean hasPositions(Dims dims) {
      return dims.rank() > 2 && dims.slice(1, dims.rank() - 1).isKnown();
    }

    /** Whether a convolution decided on the channels of {@code x}. */
    private static boolean isConvolved(Tensor x) {
      return Derivation.reaches(
          x,
          new int[] {x.dims().rank() - 1},
          (node, axis) -> node.primitive() instanceof Convolutions.Conv2d);
    }
  }
}
