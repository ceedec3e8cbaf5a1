package dev.tenon.runtime;

import dev.tenon.DType;
import java.util.Arrays;
import java.util.Optional;
import org.tensorflow.proto.DataType;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/** Element types of a model and the classes that TensorFlow Java has for them. */
public final class Types {
  private Types() {}

  /** TensorFlow's class for {@code dtype}. */
  public static Class<? extends TType> of(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> TFloat32.class;
      case FLOAT64 -> TFloat64.class;
      case BFLOAT16 -> TBfloat16.class;
      case FLOAT16 -> TFloat16.class;
      case INT32 -> TInt32.class;
      case INT64 -> TInt64.class;
      case UINT8 -> TUint8.class;
      case BOOL -> TBool.class;
    };
  }

  /**
   * The element type that {@code type} stands for.
   *
   * @throws IllegalArgumentException if no model holds such elements
   */
  public static DType of(Class<? extends TType> type) {
    for (DType dtype : DType.values()) {
      if (of(dtype) == type) {
        return dtype;
      }
    }
    throw new IllegalArgumentException(type.getSimpleName() + " is no element type of a model");
  }

  /** What protocol buffers call {@code dtype}. */
  static DataType proto(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> DataType.DT_FLOAT;
      case FLOAT64 -> DataType.DT_DOUBLE;
      case BFLOAT16 -> DataType.DT_BFLOAT16;
      case FLOAT16 -> DataType.DT_HALF;
      case INT32 -> DataType.DT_INT32;
      case INT64 -> DataType.DT_INT64;
      case UINT8 -> DataType.DT_UINT8;
      case BOOL -> DataType.DT_BOOL;
    };
  }

  /** The element type that protocol buffers call {@code type}; empty where no model holds it. */
  static Optional<DType> of(DataType type) {
    return Arrays.stream(DType.values()).filter(dtype -> proto(dtype) == type).findFirst();
  }
}
