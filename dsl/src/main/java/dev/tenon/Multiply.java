package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * The product, element by element, of several tensors, named by {@link From}.
 *
 * <p>Sizes must be equal, or 1 where they stretch, counted from the last axis.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Multiply.Rule.class)
public @interface Multiply {
  /** See {@link Multiply}. */
  record Rule() implements Join {
    @Override
    public Tensor apply(List<Tensor> inputs) {
      try {
        return Options.several(inputs).stream().reduce(Tensor::times).orElseThrow();
      } catch (Problem problem) {
        throw inputs.size() == 2
            ? Fitting.stretched(problem, inputs.get(0).dims(), inputs.get(1).dims())
            : Misfits.told(problem, inputs, -1, (a, b) -> Dims.broadcast(a, b).isPresent());
      }
    }
  }
}
