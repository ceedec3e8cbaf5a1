package dev.tenon;

/**
 * Something that computes a tensor from a tensor, with weights of its own.
 *
 * <p>Weights belong to the object: applied twice, it shares them.
 */
@FunctionalInterface
public interface Layer {
  /**
   * Computes the output for {@code x}.
   *
   * @throws Problem if {@code x} does not fit
   */
  Tensor apply(Tensor x);
}
