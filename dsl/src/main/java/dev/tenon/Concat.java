package dev.tenon;

import dev.tenon.ir.mend.Remedy;
import dev.tenon.ir.op.Cropping;
import dev.tenon.ir.op.Pieces;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * Several tensors, named by {@link From}, side by side along one axis; all other sizes are equal.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Concat.Rule.class)
public @interface Concat {
  /** The axis that grows; -1 is the last. */
  int axis() default -1;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link Concat#axis}. */
    With axis(int axis);
  }

  /** See {@link Concat}. */
  record Rule(int axis) implements Join {
    @Override
    public Tensor apply(List<Tensor> inputs) {
      Options.several(inputs);
      int rank = inputs.get(0).dims().rank();
      if (axis < -rank || axis >= rank) {
        throw Problem.of(
                "ConcatAxis",
                "cannot join along axis %d: [%s] has %d axes",
                axis,
                inputs.get(0).dims(),
                rank)
            .at("axis")
            .orWrite("axis", -1)
            .or(Remedy.axis(0, -1))
            .fix("use an axis from " + -rank + " to " + (rank - 1));
      }
      return inputs.stream().reduce((a, b) -> joined(a, b, inputs)).orElseThrow();
    }

    /** The only axis along which sizes differ; -1 where there is none. */
    private static int fitting(List<Tensor> inputs) {
      Dims first = inputs.get(0).dims();
      List<Integer> axes =
          inputs.stream()
              .map(Tensor::dims)
              .filter(dims -> !dims.sameAs(first))
              .map(dims -> Pieces.fitting(first, dims))
              .distinct()
              .toList();
      return axes.size() == 1 ? axes.get(0) : -1;
    }

    private static boolean fits(Dims a, Dims b, int axis) {
      return a.without(List.of(axis)).sameAs(b.without(List.of(axis)));
    }

    private Tensor joined(Tensor a, Tensor b, List<Tensor> inputs) {
      try {
        return a.concat(b, axis);
      } catch (Problem problem) {
        int fitting = fitting(inputs);
        int shown = fitting == a.dims().rank() - 1 ? -1 : fitting;
        Problem told =
            fitting < 0
                ? problem
                : problem.at("axis").orWrite("axis", shown).or(Remedy.axis(0, shown));
        boolean last = axis == -1 || axis == a.dims().rank() - 1;
        if (inputs.size() != 2 || !last) {
          if (fitting >= 0) {
            throw told;
          }
          int along = a.dims().axis(axis);
          throw Misfits.told(
              told,
              inputs,
              along,
              (x, y) -> x.rank() == y.rank() && along < x.rank() && fits(x, y, along));
        }
        throw Cropping.fits(a.dims(), b.dims())
            ? told.or(Cropping.of(a.dims(), b.dims()).onInput())
            : Fitting.joined(told, a.dims(), b.dims());
      }
    }
  }
}
