package dev.tenon.ir.op;

import dev.tenon.DType;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import dev.tenon.Type;
import java.util.List;

/** Checks of what elements may be. */
final class Dtypes {
  private Dtypes() {}

  /** {@code x}, which must hold floating numbers. */
  static Type floating(Type x) {
    if (!x.dtype().isFloating()) {
      throw Problem.of("FloatInput", "takes floating numbers, not [%s]", x)
          .fix("cast it before: x.cast(DType.FLOAT32)")
          .once((told, inputs) -> castable(told, inputs, x, DType.FLOAT32));
    }
    return x;
  }

  /** {@code problem} of the input of type {@code x}, which may be stated otherwise, or cast. */
  private static Problem castable(Problem problem, List<Tensor> inputs, Type x, DType dtype) {
    for (int index = 0; index < inputs.size(); index++) {
      if (inputs.get(index).type().equals(x)) {
        return problem.wantsDtype(inputs.get(index), dtype).orCast(index, dtype);
      }
    }
    return problem;
  }

  /** {@code x}, which must hold numbers of any kind. */
  static Type number(Type x) {
    if (x.dtype() == DType.BOOL) {
      throw Problem.of("NumberInput", "takes numbers, not [%s]", x)
          .fix("cast it before: x.cast(DType.FLOAT32)")
          .once((told, inputs) -> castable(told, inputs, x, DType.FLOAT32));
    }
    return x;
  }

  /** {@code x}, which must hold whole numbers. */
  static Type whole(Type x) {
    if (!x.dtype().isInteger()) {
      throw Problem.of("WholeInput", "takes whole numbers, not [%s]", x)
          .fix("cast it before: x.cast(DType.INT32)")
          .once((told, inputs) -> castable(told, inputs, x, DType.INT32));
    }
    return x;
  }

  /** {@code x}, which must hold numbers below 0 too: floating ones, or whole ones with a sign. */
  static Type signed(Type x) {
    if (x.dtype() == DType.UINT8 || x.dtype() == DType.BOOL) {
      throw Problem.of("SignedInput", "takes numbers with a sign, not [%s]", x)
          .fix("cast it before: x.cast(DType.FLOAT32), or x.cast(DType.INT32)")
          .once((told, inputs) -> castable(told, inputs, x, DType.FLOAT32));
    }
    return x;
  }
}
