package dev.tenon;

import java.util.Locale;
import java.util.Optional;

/**
 * Type of a tensor's elements. In shape text it is written lower-case: {@code "uint8 N 28 28 1"}.
 */
public enum DType {
  /** IEEE 754, 32 bits; what a shape text without a type means. */
  FLOAT32(4),
  /** IEEE 754, 64 bits. */
  FLOAT64(8),
  /** The upper half of a {@link #FLOAT32}: its range with 8 bits of precision. */
  BFLOAT16(2),
  /** IEEE 754, 16 bits; overflows at 65504. */
  FLOAT16(2),
  /** Signed, 32 bits. */
  INT32(4),
  /** Signed, 64 bits. */
  INT64(8),
  /** Unsigned, 8 bits: pixels and bytes. */
  UINT8(1),
  /** True or false; one byte each. */
  BOOL(1);

  private final int bytes;
  private final String text;

  DType(int bytes) {
    this.bytes = bytes;
    this.text = name().toLowerCase(Locale.ROOT);
  }

  /** The type written as {@code text}, such as {@code "float32"}; empty where there is none. */
  public static Optional<DType> of(String text) {
    for (DType dtype : values()) {
      if (dtype.text.equals(text)) {
        return Optional.of(dtype);
      }
    }
    return Optional.empty();
  }

  /** Whether this holds fractions, so that a gradient can flow through it. */
  public boolean isFloating() {
    return switch (this) {
      case FLOAT32, FLOAT64, BFLOAT16, FLOAT16 -> true;
      case INT32, INT64, UINT8, BOOL -> false;
    };
  }

  /** Whether this holds whole numbers; {@link #BOOL} does not. */
  public boolean isInteger() {
    return switch (this) {
      case INT32, INT64, UINT8 -> true;
      case FLOAT32, FLOAT64, BFLOAT16, FLOAT16, BOOL -> false;
    };
  }

  /** Bytes one element takes in memory. */
  public int bytes() {
    return bytes;
  }

  /** As in shape text: {@code "float32"}. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }
}
