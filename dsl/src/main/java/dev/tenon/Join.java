package dev.tenon;

import java.util.List;

/** Something that computes one tensor from several, such as a sum or a concatenation. */
@FunctionalInterface
public interface Join {
  /**
   * Computes the output for {@code inputs}.
   *
   * @throws Problem if they do not fit together
   */
  Tensor apply(List<Tensor> inputs);
}
