package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * The axes in another order: {@code @Transpose({0, 2, 1})} makes {@code [N, C, T]} of {@code [N, T,
 * C]}.
 *
 * <p>Unlike {@link Reshape} it moves the numbers along.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Transpose.Rule.class)
public @interface Transpose {
  /** Axis {@code i} of the output is axis {@code value[i]} of the input; each axis once. */
  int[] value();

  /** See {@link Transpose}. */
  record Rule(List<Integer> value) implements Layer {
    /** Keeps its own list. */
    public Rule {
      value = List.copyOf(value);
    }

    @Override
    public Tensor apply(Tensor x) {
      int rank = x.dims().rank();
      if (!AxisOrders.isOrder(value, rank)) {
        List<List<Integer>> meant = AxisOrders.completed(value, rank);
        Problem problem =
            AxisOrders.misordered(x, value)
                .at("value")
                .fix("name each axis once, such as " + meant.get(0));
        for (List<Integer> order : meant) {
          problem = problem.orWrite("value", order);
        }
        throw problem;
      }
      return x.transpose(value.stream().mapToInt(Integer::intValue).toArray());
    }
  }
}
