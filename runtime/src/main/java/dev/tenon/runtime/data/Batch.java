package dev.tenon.runtime.data;

import dev.tenon.runtime.UserError;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Some examples, ready to be copied into tensors. Valid until the next one is taken from its {@link
 * Batches}.
 */
public final class Batch {
  private final DataContract contract;
  private final ByteBuffer inputs;
  private final ByteBuffer labels;
  private int size;

  Batch(int capacity, DataContract contract) {
    this.contract = contract;
    inputs = allocate(capacity, contract.inputBytes());
    labels = allocate(capacity, contract.labelBytes());
  }

  private static ByteBuffer allocate(int capacity, int exampleBytes) {
    int bytes = Math.multiplyExact(capacity, exampleBytes);
    return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
  }

  /**
   * Puts the examples at {@code order[from]} to {@code order[to - 1]} in.
   *
   * @throws UserError if a label is none of the classes
   * @throws IllegalStateException if one is not of the size that the contract states
   */
  void fill(Examples examples, int[] order, int from, int to) {
    inputs.clear();
    labels.clear();
    for (int i = from; i < to; i++) {
      examples.putInput(order[i], inputs);
      examples.putLabel(order[i], labels);
      check("input", order[i], inputs, contract.inputBytes(), i - from + 1);
      check("label", order[i], labels, contract.labelBytes(), i - from + 1);
      if (contract.hasIndices()) {
        checkClasses(order[i], i - from);
      }
    }
    inputs.flip();
    labels.flip();
    size = to - from;
  }

  /** TensorFlow makes a wrong one's loss NaN, or ends the step with a message about itself. */
  private void checkClasses(int example, int place) {
    int each = contract.labelsEach();
    for (int i = place * each; i < (place + 1) * each; i++) {
      long found = contract.labelAt(labels, i);
      if (!contract.isClass(found) && !contract.isIgnored(found)) {
        throw new UserError(
            "label %d of example %d is no class: expected %d to %d"
                .formatted(
                    found,
                    example,
                    contract.firstClass(),
                    contract.firstClass() + contract.classes() - 1));
      }
    }
  }

  private static void check(String what, int index, ByteBuffer target, int bytes, int count) {
    int found = target.position() - (count - 1) * bytes;
    if (found != bytes) {
      throw new IllegalStateException(
          "the %s of example %d has %d bytes, not %d".formatted(what, index, found, bytes));
    }
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
