package dev.tenon.runtime.data;

import java.nio.ByteBuffer;
import java.util.zip.Checksum;

/**
 * Storage of examples, addressed by index. In memory it is {@link ArrayExamples}; files read or
 * decoded on demand fit as well, because the methods are called on the thread that prepares
 * batches.
 *
 * <p>Several threads may call at once. A {@link dev.tenon.runtime.UserError} or {@link
 * java.io.UncheckedIOException} thrown here reaches whoever takes the batch.
 */
public interface Examples {
  /** How many there are. */
  int size();

  /** Appends the input of example {@code index} to {@code target}, in its byte order. */
  void putInput(int index, ByteBuffer target);

  /** Appends the label of example {@code index} to {@code target}, in its byte order. */
  void putLabel(int index, ByteBuffer target);

  /**
   * The same examples with what is computed from examples, such as means to subtract, computed from
   * those at {@code indices} alone: the ones that are trained on.
   */
  default Examples fittedTo(int[] indices) {
    return this;
  }

  /**
   * Adds to {@code sum} what tells the examples at {@code indices} from others, such as bytes of
   * some: a run goes on ({@code --resume}) with the examples that it began with. It is to be quick,
   * and the same each time in each program, so nothing random. Nothing is added where this is not
   * overridden; the number of examples is compared anyway.
   *
   * @param contract what each example is made of
   */
  default void identify(DataContract contract, int[] indices, Checksum sum) {}
}
