package dev.tenon.runtime;

import dev.tenon.DType;
import dev.tenon.Notation;
import dev.tenon.Type;
import dev.tenon.ir.Primitive;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A primitive on inputs of given types.
 *
 * @param types as shape text; float32 stands for float64, N is 3 and T is 4
 * @param low least magnitude of a number
 * @param high largest magnitude of a number; whole numbers are 0 or 1, up to its ceiling
 * @param signed whether numbers may be negative
 * @param sizedBy type of a further input that only binds named sizes
 * @param differentiated which outputs the gradient is taken of; null for all floating ones
 */
record PrimitiveCase(
    Primitive primitive,
    List<String> types,
    double low,
    double high,
    boolean signed,
    String sizedBy,
    List<Integer> differentiated) {
  static final Map<String, Long> SIZES = Map.of("N", 3L, "T", 4L);

  /** Numbers from -1 to 1, but not close to 0, where some functions have corners. */
  static PrimitiveCase of(Primitive primitive, String... types) {
    return new PrimitiveCase(primitive, List.of(types), 0.1, 1, true, "2", null);
  }

  /** The same with numbers from 0.1 to 1 only. */
  PrimitiveCase positive() {
    return new PrimitiveCase(primitive, types, low, high, false, sizedBy, differentiated);
  }

  /** The same with magnitudes between {@code least} and {@code most}. */
  PrimitiveCase within(double least, double most) {
    return new PrimitiveCase(primitive, types, least, most, signed, sizedBy, differentiated);
  }

  /** The same with a further input that the primitive does not take, for its named sizes. */
  PrimitiveCase sizedBy(String type) {
    return new PrimitiveCase(primitive, types, low, high, signed, type, differentiated);
  }

  /** The same, with the gradient taken of the given outputs only. */
  PrimitiveCase differentiated(Integer... outputs) {
    return new PrimitiveCase(primitive, types, low, high, signed, sizedBy, Arrays.asList(outputs));
  }

  List<Type> inputTypes() {
    return types.stream().map(PrimitiveCase::type).toList();
  }

  static Type type(String text) {
    Type type = Notation.parse(text).type();
    return type.dtype() == DType.FLOAT32 ? type.with(DType.FLOAT64) : type;
  }

  /** Random numbers of {@code type}. */
  Value random(Type type, Random random) {
    long[] sizes = type.dims().at(SIZES).known();
    int count = (int) Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      double magnitude = low + (high - low) * random.nextDouble();
      numbers[i] = signed && random.nextBoolean() ? -magnitude : magnitude;
    }
    return switch (type.dtype()) {
      case FLOAT64 -> Value.of(numbers, sizes);
      case INT32 ->
          Value.of(
              Arrays.stream(numbers)
                  .mapToInt(n -> random.nextInt((int) Math.ceil(high) + 1))
                  .toArray(),
              sizes);
      case INT64 ->
          Value.of(Arrays.stream(numbers).mapToLong(n -> random.nextInt(9)).toArray(), sizes);
      case BOOL -> {
        boolean[] truths = new boolean[count];
        for (int i = 0; i < count; i++) {
          truths[i] = numbers[i] > 0;
        }
        yield Value.of(truths, sizes);
      }
      default -> throw new AssertionError("no random " + type);
    };
  }

  @Override
  public String toString() {
    return primitive + " of " + types;
  }
}
