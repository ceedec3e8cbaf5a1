package dev.tenon.runtime.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Some examples, ready to be copied into tensors. Valid until the next one is taken from its {@link
 * Batches}.
 */
public final class Batch {
  private final ByteBuffer inputs;
  private final ByteBuffer labels;
  private int size;

  Batch(int capacity, DataContract contract) {
    inputs = allocate(capacity, contract.inputBytes());
    labels = allocate(capacity, contract.labelBytes());
  }

  private static ByteBuffer allocate(int capacity, int exampleBytes) {
    int bytes = Math.multiplyExact(capacity, exampleBytes);
    return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
  }

  void fill(Examples examples, int[] order, int from, int to) {
    inputs.clear();
    labels.clear();
    for (int i = from; i < to; i++) {
      examples.putInput(order[i], inputs);
      examples.putLabel(order[i], labels);
    }
    inputs.flip();
    labels.flip();
    size = to - from;
  }

  /** How many examples this holds. */
  public int size() {
    return size;
  }

  /**
   * All inputs, one example after the other, in the machine's byte order. The buffer is on the
   * heap: {@code array()} holds the same bytes from index 0 up to {@code limit()}.
   */
  public ByteBuffer inputs() {
    return inputs;
  }

  /** All labels, one after the other; otherwise like {@link #inputs}. */
  public ByteBuffer labels() {
    return labels;
  }

  /** The label of example {@code i} of this batch, where labels are {@code int32 N}. */
  public int label(int i) {
    return labels.getInt(i * Integer.BYTES);
  }
}
