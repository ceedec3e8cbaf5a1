package dev.tenon;

import java.util.Objects;

/**
 * What is known of a tensor before it has values: {@code uint8 N 28 28 1}.
 *
 * @param dtype type of the elements
 * @param dims all sizes, batch included
 */
public record Type(DType dtype, Dims dims) {
  /** Checks that nothing is missing. */
  public Type {
    Objects.requireNonNull(dtype, "dtype");
    Objects.requireNonNull(dims, "dims");
  }

  /** A type of {@code float32}. */
  public static Type of(Object... sizes) {
    return new Type(DType.FLOAT32, Dims.of(sizes));
  }

  /** The same elements in other sizes. */
  public Type with(Dims other) {
    return new Type(dtype, other);
  }

  /** Other elements in the same sizes. */
  public Type with(DType other) {
    return new Type(other, dims);
  }

  /** How many axes there are. */
  public int rank() {
    return dims.rank();
  }

  /** The same with the type of the elements, also where that is {@code float32}. */
  public String whole() {
    return (dtype + " " + dims).strip();
  }

  /** As in shape text; {@code float32} is not written: {@code "N 7 7 64"}, {@code "int32 N T"}. */
  @Override
  public String toString() {
    return dtype == DType.FLOAT32 ? dims.toString() : dtype + " " + dims;
  }
}
