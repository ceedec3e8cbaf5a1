package dev.tenon.runtime;

import dev.tenon.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.tensorflow.RawTensor;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.family.TType;

/**
 * Numbers on the heap: what functions of a model take and give. Immutable; nothing of it is native
 * memory, so it needs no closing.
 */
public final class Value {
  private final DType dtype;
  private final Shape shape;
  // In the machine's byte order, row by row.
  private final byte[] bytes;

  private Value(DType dtype, Shape shape, byte[] bytes) {
    long expected = shape.size() * dtype.bytes();
    if (bytes.length != expected) {
      throw new IllegalArgumentException(mismatch(dtype, shape, bytes.length / dtype.bytes()));
    }
    this.dtype = dtype;
    this.shape = shape;
    this.bytes = bytes;
  }

  /**
   * What is wrong with so many numbers: they are no whole rows, or another number of rows.
   * Generated methods tell the size of a batch from what is given, which need not be all of it.
   */
  private static String mismatch(DType dtype, Shape shape, int given) {
    long each = shape.numDimensions() < 2 ? 1 : shape.tail().size();
    return each > 0 && given % each != 0
        ? "%s %s takes rows of %d numbers, which %d numbers are not"
            .formatted(dtype, shape, each, given)
        : "%s %s takes %d numbers, not %d".formatted(dtype, shape, shape.size(), given);
  }

  /** {@code float32} numbers, row by row. */
  public static Value of(float[] numbers, long... sizes) {
    ByteBuffer buffer = buffer(numbers.length * Float.BYTES);
    buffer.asFloatBuffer().put(numbers);
    return new Value(DType.FLOAT32, Shape.of(sizes), buffer.array());
  }

  /** {@code float64} numbers, row by row. */
  public static Value of(double[] numbers, long... sizes) {
    ByteBuffer buffer = buffer(numbers.length * Double.BYTES);
    buffer.asDoubleBuffer().put(numbers);
    return new Value(DType.FLOAT64, Shape.of(sizes), buffer.array());
  }

  /** {@code int32} numbers, row by row. */
  public static Value of(int[] numbers, long... sizes) {
    ByteBuffer buffer = buffer(numbers.length * Integer.BYTES);
    buffer.asIntBuffer().put(numbers);
    return new Value(DType.INT32, Shape.of(sizes), buffer.array());
  }

  /** {@code int64} numbers, row by row. */
  public static Value of(long[] numbers, long... sizes) {
    ByteBuffer buffer = buffer(numbers.length * Long.BYTES);
    buffer.asLongBuffer().put(numbers);
    return new Value(DType.INT64, Shape.of(sizes), buffer.array());
  }

  /** {@code uint8} numbers, row by row. */
  public static Value of(byte[] numbers, long... sizes) {
    return new Value(DType.UINT8, Shape.of(sizes), numbers.clone());
  }

  /** {@code bool}, row by row. */
  public static Value of(boolean[] truths, long... sizes) {
    byte[] bytes = new byte[truths.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (truths[i] ? 1 : 0);
    }
    return new Value(DType.BOOL, Shape.of(sizes), bytes);
  }

  /**
   * Numbers of {@code dtype} that {@code fill} puts into the buffer it is given, row by row and in
   * the buffer's byte order, which is the machine's.
   *
   * @throws IllegalArgumentException if they would not fit into an array
   */
  public static Value filled(DType dtype, Shape shape, Consumer<ByteBuffer> fill) {
    long bytes = Math.multiplyExact(shape.size(), dtype.bytes());
    if (bytes > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "%s %s takes %,d bytes; a value has less than 2 GB".formatted(dtype, shape, bytes));
    }
    ByteBuffer buffer = buffer((int) bytes);
    fill.accept(buffer);
    return new Value(dtype, shape, buffer.array());
  }

  /**
   * Values of one type and the same sizes as one, along a new first axis.
   *
   * @throws IllegalArgumentException if there is none, or they differ in type or sizes
   */
  public static Value stack(List<Value> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("there is no value to stack");
    }
    Value first = values.get(0);
    for (Value value : values) {
      if (value.dtype != first.dtype || !value.shape.equals(first.shape)) {
        throw new IllegalArgumentException(
            "cannot stack %s and %s; make them equal in type and sizes".formatted(first, value));
      }
    }
    return filled(
        first.dtype,
        first.shape.prepend(values.size()),
        all -> values.forEach(value -> all.put(value.bytes)));
  }

  /** Element {@code index} along the first axis, without that axis. */
  public Value at(int index) {
    long count = shape.numDimensions() == 0 ? 0 : shape.get(0);
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException("no element %d in %s".formatted(index, this));
    }
    int each = (int) (bytes.length / count);
    return new Value(
        dtype, shape.tail(), Arrays.copyOfRange(bytes, index * each, (index + 1) * each));
  }

  /** The same numbers in other sizes. */
  public Value reshaped(long... sizes) {
    return new Value(dtype, Shape.of(sizes), bytes);
  }

  /** The bytes of all numbers, row by row, in the machine's order; they cannot be changed. */
  public ByteBuffer buffer() {
    return wrapped().asReadOnlyBuffer().order(ByteOrder.nativeOrder());
  }

  /** A copy of what {@code tensor} holds; the tensor stays the caller's. */
  public static Value copyOf(Tensor tensor) {
    RawTensor raw = tensor.asRawTensor();
    byte[] bytes = new byte[Math.toIntExact(raw.numBytes())];
    if (bytes.length > 0) {
      raw.data().read(bytes);
    }
    return new Value(Types.of(typeOf(tensor)), tensor.shape(), bytes);
  }

  private static Class<? extends TType> typeOf(Tensor tensor) {
    return Arrays.stream(DType.values())
        .map(Types::of)
        .filter(type -> type.isInstance(tensor))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(tensor.dataType() + " is not supported"));
  }

  /** A native tensor of these numbers; whoever asks for it closes it. */
  public TType tensor() {
    return Tensor.of(
        Types.of(dtype),
        shape,
        t -> {
          if (bytes.length > 0) {
            t.asRawTensor().data().write(bytes);
          }
        });
  }

  /** Type of the numbers. */
  public DType dtype() {
    return dtype;
  }

  /** The sizes. */
  public Shape shape() {
    return shape;
  }

  /** How many numbers there are. */
  public int count() {
    return bytes.length / dtype.bytes();
  }

  /** The numbers, row by row, where they are {@code float32}. */
  public float[] floats() {
    expect(DType.FLOAT32);
    float[] numbers = new float[count()];
    wrapped().asFloatBuffer().get(numbers);
    return numbers;
  }

  /** The numbers, row by row, where they are {@code int32}. */
  public int[] ints() {
    expect(DType.INT32);
    int[] numbers = new int[count()];
    wrapped().asIntBuffer().get(numbers);
    return numbers;
  }

  /** The numbers, row by row, where they are {@code int64}. */
  public long[] longs() {
    expect(DType.INT64);
    long[] numbers = new long[count()];
    wrapped().asLongBuffer().get(numbers);
    return numbers;
  }

  /** The numbers, row by row, where they are {@code uint8}. */
  public byte[] bytes() {
    expect(DType.UINT8);
    return bytes.clone();
  }

  /** The rows of a {@code float32} matrix {@code [N, C]}. */
  public float[][] rows() {
    if (shape.numDimensions() != 2) {
      throw new IllegalStateException("no matrix but " + this);
    }
    float[] all = floats();
    int width = Math.toIntExact(shape.get(1));
    return IntStream.range(0, Math.toIntExact(shape.get(0)))
        .mapToObj(i -> Arrays.copyOfRange(all, i * width, (i + 1) * width))
        .toArray(float[][]::new);
  }

  /** The numbers of any type, row by row; true is 1. */
  public double[] doubles() {
    double[] numbers = new double[count()];
    ByteBuffer buffer = wrapped();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          switch (dtype) {
            case FLOAT32 -> buffer.getFloat();
            case FLOAT64 -> buffer.getDouble();
            case INT32 -> buffer.getInt();
            case INT64 -> buffer.getLong();
            case UINT8 -> Byte.toUnsignedInt(buffer.get());
            case BOOL -> buffer.get();
            case BFLOAT16 -> Float.intBitsToFloat(buffer.getShort() << 16);
            case FLOAT16 -> HalfFloats.toFloat(buffer.getShort());
          };
    }
    return numbers;
  }

  /** The only number. */
  public double scalar() {
    if (count() != 1) {
      throw new IllegalStateException("no single number but " + this);
    }
    return doubles()[0];
  }

  private void expect(DType expected) {
    if (dtype != expected) {
      throw new IllegalStateException("the numbers are " + dtype + ", not " + expected);
    }
  }

  private ByteBuffer wrapped() {
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Value that
        && dtype == that.dtype
        && shape.equals(that.shape)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return dtype + " " + shape;
  }
}
