package dev.tenon.runtime;

/**
 * Numbers of 16 bits: IEEE 754's half precision, and bfloat16, the upper half of a float. Both ways
 * round to the nearest, ties to even. (The JDK has this for half precision from version 20.)
 */
public final class HalfFloats {
  private HalfFloats() {}

  /** The number that {@code half} stands for. */
  public static float toFloat(short half) {
    int exponent = half >> 10 & 0x1f;
    int fraction = half & 0x3ff;
    float magnitude;
    if (exponent == 0x1f) {
      magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      magnitude = fraction * 0x1p-24f;
    } else {
      magnitude = Float.intBitsToFloat(exponent + 112 << 23 | fraction << 13);
    }
    return half < 0 ? -magnitude : magnitude;
  }

  /** The half nearest to {@code number}; infinity beyond 65,504. */
  public static short fromFloat(float number) {
    int bits = Float.floatToRawIntBits(number);
    int sign = bits >>> 16 & 0x8000;
    float magnitude = Math.abs(number);
    if (Float.isNaN(number)) {
      return (short) (sign | 0x7e00);
    }
    if (magnitude >= 65520) {
      return (short) (sign | 0x7c00);
    }
    if (magnitude < 0x1p-14f) {
      // rint rounds ties to even; 1,024 of these units are the smallest normal half
      return (short) (sign | (int) Math.rint(magnitude * 0x1p24));
    }
    int value = bits & 0x7fffffff;
    int rounded = value + 0xfff + (value >> 13 & 1);
    return (short) (sign | (rounded >> 13) - (112 << 10));
  }

  /** The number that {@code half}, a bfloat16, stands for. */
  public static float ofBfloat16(short half) {
    return Float.intBitsToFloat(half << 16);
  }

  /** The bfloat16 nearest to {@code number}. */
  public static short toBfloat16(float number) {
    int bits = Float.floatToRawIntBits(number);
    if (Float.isNaN(number)) {
      return (short) (bits >>> 16 | 0x40);
    }
    return (short) (bits + 0x7fff + (bits >> 16 & 1) >> 16);
  }
}
