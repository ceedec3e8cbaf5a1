package dev.tenon.runtime;

import dev.tenon.Dim;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;

/** Builds the arithmetic of a size; numbers stay numbers until an op takes them. */
record SizeFold(Ops tf, Map<String, Operand<TInt32>> sizes) implements Dim.Fold<Object> {
  @Override
  public Object number(long value) {
    return Math.toIntExact(value);
  }

  @Override
  public Object name(String name) {
    Operand<TInt32> size = sizes.get(name);
    if (size == null) {
      throw new IllegalStateException("no input decides the size " + name);
    }
    return size;
  }

  @Override
  public Object sum(List<Object> summands) {
    return TfOps.sum(tf, summands.toArray());
  }

  @Override
  public Object product(List<Object> factors) {
    return TfOps.product(tf, factors.toArray());
  }

  @Override
  public Object floorDiv(Object value, long divisor) {
    return TfOps.floorDiv(tf, value, divisor);
  }
}
