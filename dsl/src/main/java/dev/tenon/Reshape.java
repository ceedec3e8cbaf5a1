package dev.tenon;

import dev.tenon.ir.Require;
import dev.tenon.ir.op.Regrown;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

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
        throw meant(
            malformed, x, x.trace().constants(), (problem, text) -> problem.orWrite("value", text));
      }
      Require.same(
          x.dims().count(),
          dims.count(),
          () -> new Regrown(x.type(), dims).problemOfLayer().among(List.of(x)));
      return x.reshape(dims);
    }

    /**
     * The problem of sizes that cannot be read, with what may mend it.
     *
     * @param writing adds other sizes to it
     */
    static Problem meant(
        NotationException malformed,
        Tensor x,
        Map<String, Long> constants,
        BiFunction<Problem, String, Problem> writing) {
      Optional<Dims> guessed =
          malformed.fix().map(text -> Notation.parse(text, constants).type().dims());
      Set<Dims> meant = Regrown.meant(x.type(), guessed);
      String help =
          meant.isEmpty()
              ? "write sizes that multiply to " + x.dims().count()
              : "write \"" + meant.iterator().next() + '"';
      Problem problem = malformed.problem().fix(help);
      for (Dims sizes : meant) {
        problem = writing.apply(problem, sizes.toString());
      }
      return problem.because(x);
    }
  }
}
