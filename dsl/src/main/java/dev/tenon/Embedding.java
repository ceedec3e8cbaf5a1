package dev.tenon;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * A trained vector for each of a vocabulary's words, found by index.
 *
 * <p>Input: indices from 0 to below {@code vocabulary}, whole numbers {@code [N, ...]}; table
 * {@code [vocabulary, units]}; output {@code [N, ..., units]}. Weight decay leaves the table alone,
 * since it would shrink the vectors of rare words. An index outside of the table stops the run on a
 * CPU, and gives zeros on a GPU.
 *
 * <p>A mask of the indices goes on to the output; see {@link Tensor#masked}.
 *
 * @see <a href="https://www.jmlr.org/papers/v3/bengio03a.html">Bengio et al., A neural
 *     probabilistic language model</a>
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
@LayerOf(Embedding.Rule.class)
public @interface Embedding {
  /** Number of words. */
  int vocabulary();

  /** Length of a vector. */
  int units();

  /** Whether index 0 is padding: the output is then masked where the index is 0. */
  boolean maskZero() default false;

  /** The options that have a default, by name, in the fluent form. */
  interface With {
    /** See {@link Embedding#maskZero}. */
    With maskZero(boolean maskZero);

    /** Index 0 is padding; see {@link Embedding#maskZero}. */
    default With maskZero() {
      return maskZero(true);
    }
  }

  /** See {@link Embedding}. */
  record Rule(int vocabulary, int units, boolean maskZero) implements Layer {
    private static final Init SMALL = Init.uniform(-0.05, 0.05);

    /** Checks the options. */
    public Rule {
      Options.positive("vocabulary", vocabulary);
      Options.positive("units", units);
    }

    @Override
    public Tensor apply(Tensor x) {
      if (!x.dtype().isInteger()) {
        throw Problem.of("EmbeddingIndex", "takes indices, whole numbers, not [%s]", x.type())
            .wantsDtype(x, DType.INT32)
            .standIn(new Type(x.trace().floatType(), x.dims().append(units)))
            .fix("let the @Input be int32, such as \"int32 N T\"");
      }
      Tensor indices = x.dtype() == DType.UINT8 ? x.cast(DType.INT32) : x;
      if (x.dims().rank() == 2 && !x.dims().dim(1).isKnown()) {
        Role.expect(x, List.of(Role.BATCH, Role.TIME));
      }
      Tensor words = maskZero ? indices.notEqual(0) : null;
      Tensor table = Role.VOCABULARY.of(x.parameter("table", Dims.of(vocabulary, units), SMALL), 0);
      Tensor rows = Role.FEATURE.of(table.gather(indices), -1);
      return words == null ? rows : rows.masked(words);
    }
  }
}
