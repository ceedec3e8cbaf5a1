package dev.tenon.runtime.data;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.Checksum;

/** Examples made of others when they are asked for, of which one is kept for each thread. */
final class MappedExamples implements Examples {
  private final Examples from;
  private final DataContract before;
  private final DataContract after;
  private final ExampleMap map;
  private final ThreadLocal<Made> made = ThreadLocal.withInitial(Made::new);

  MappedExamples(Examples from, DataContract before, DataContract after, ExampleMap map) {
    this.from = from;
    this.before = before;
    this.after = after;
    this.map = map;
  }

  /** Input and label of the last one, since they are asked for one after the other. */
  private final class Made {
    private final ByteBuffer givenInput = buffer(before.inputBytes());
    private final ByteBuffer givenLabel = buffer(before.labelBytes());
    private final ByteBuffer input = buffer(after.inputBytes());
    private final ByteBuffer label = buffer(after.labelBytes());
    private int index = -1;

    Made at(int wanted) {
      if (index != wanted) {
        index = -1;
        Example example = example(from, wanted, givenInput, givenLabel);
        input.clear();
        label.clear();
        try {
          map.put(example, input, label);
        } catch (BufferOverflowException e) {
          throw new IllegalStateException(
              "the map put more than the %d bytes of an input or the %d bytes of a label"
                  .formatted(input.capacity(), label.capacity()),
              e);
        }
        full("input", input);
        full("label", label);
        index = wanted;
      }
      return this;
    }
  }

  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
  }

  /** Example {@code index} of {@code examples} in two buffers of its size. */
  static Example example(Examples examples, int index, ByteBuffer input, ByteBuffer label) {
    input.clear();
    label.clear();
    examples.putInput(index, input);
    examples.putLabel(index, label);
    return new Example(readOnly(input), readOnly(label));
  }

  private static ByteBuffer readOnly(ByteBuffer filled) {
    return filled.flip().asReadOnlyBuffer().order(ByteOrder.nativeOrder());
  }

  private static void full(String what, ByteBuffer buffer) {
    if (buffer.hasRemaining()) {
      throw new IllegalStateException(
          "the map put %d of the %d bytes of an %s"
              .formatted(buffer.position(), buffer.capacity(), what));
    }
  }

  @Override
  public int size() {
    return from.size();
  }

  @Override
  public void putInput(int index, ByteBuffer target) {
    target.put(made.get().at(index).input.array());
  }

  @Override
  public void putLabel(int index, ByteBuffer target) {
    target.put(made.get().at(index).label.array());
  }

  @Override
  public Examples fittedTo(int[] indices) {
    Examples fitted = from.fittedTo(indices);
    return fitted == from ? this : new MappedExamples(fitted, before, after, map);
  }

  /** By what they are made of: the map may be slow, or draw random numbers. */
  @Override
  public void identify(DataContract contract, int[] indices, Checksum sum) {
    from.identify(before, indices, sum);
  }
}
