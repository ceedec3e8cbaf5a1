package dev.tenon;

import dev.tenon.ir.Require;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The same numbers in other sizes, row by row: {@code @Reshape("N 7 7 64")}.
 *
 * <p>It moves no number: to swap axes is another thing. The number of elements must be the same
 * whatever the named sizes are.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Reshape.Rule.class)
public @interface Reshape {
  /** The sizes of the output, batch included; a word is a {@code static final int} in scope. */
  String value();

  /** See {@link Reshape}. */
  record Rule(String value) implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      Dims dims;
      try {
        dims = Notation.parse(value, x.trace().constants()).plainDims();
      } catch (NotationException malformed) {
        throw malformed.problem();
      }
      Require.same(x.dims().count(), dims.count(), () -> uneven(x, dims));
      return x.reshape(dims);
    }

    private static Problem uneven(Tensor x, Dims dims) {
      Dim before = x.dims().count();
      Problem problem =
          Problem.of(
                  "ReshapeCount",
                  "cannot reshape [%s] to [%s]: %s elements are not %s",
                  x.dims(),
                  dims,
                  before,
                  dims.count())
              .at("value")
              .because(x)
              .fix("write sizes that multiply to " + before)
              .standIn(x.type().with(dims));
      for (String sizes : mended(dims, before)) {
        problem = problem.orWrite("value", sizes);
      }
      return problem;
    }

    /** The sizes with one of them changed so that there are {@code count} elements. */
    private static List<String> mended(Dims dims, Dim count) {
      List<String> mended = new ArrayList<>();
      for (int axis = dims.rank() - 1; axis >= 0; axis--) {
        Dim others = dims.with(axis, Dim.of(1)).count();
        Optional<Dim> wanted = count.dividedBy(others).filter(Dim::isKnown);
        if (wanted.isPresent() && dims.dim(axis).isKnown()) {
          mended.add(dims.with(axis, wanted.get()).toString());
        }
      }
      return mended;
    }
  }
}
