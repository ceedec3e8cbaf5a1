package dev.tenon.runtime.weights;

import dev.tenon.DType;
import dev.tenon.runtime.HalfFloats;
import dev.tenon.runtime.Value;

/** Floating-point numbers of one width as those of another, rounded to the nearest. */
final class Conversions {
  private Conversions() {}

  /** {@code value}, which holds floating-point numbers, as {@code dtype}, another such type. */
  static Value to(DType dtype, Value value) {
    if (value.dtype() == dtype) {
      return value;
    }
    double[] numbers = value.doubles();
    return Value.filled(
        dtype,
        value.shape(),
        buffer -> {
          for (double number : numbers) {
            switch (dtype) {
              case FLOAT32 -> buffer.putFloat((float) number);
              case FLOAT64 -> buffer.putDouble(number);
              case FLOAT16 -> buffer.putShort(HalfFloats.fromFloat((float) number));
              case BFLOAT16 -> buffer.putShort(HalfFloats.toBfloat16((float) number));
              default -> throw new IllegalArgumentException(dtype + " holds no fractions");
            }
          }
        });
  }
}
