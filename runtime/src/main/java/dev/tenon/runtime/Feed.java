package dev.tenon.runtime;

import dev.tenon.DType;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.types.family.TType;

/**
 * Tensors that batches are copied into, one for each batch size and used again: a new one each step
 * would cost more than the copy. Owner of these tensors; for one thread.
 */
final class Feed implements AutoCloseable {
  private final Class<? extends TType> dtype;
  private final Shape shape;
  private final Map<Integer, TType> tensors = new HashMap<>();

  Feed(Operand<? extends TType> placeholder) {
    dtype = placeholder.type();
    shape = placeholder.shape();
  }

  DType dtype() {
    return Types.of(dtype);
  }

  /** A tensor with what {@code examples} holds, valid until this is called again. */
  TType fill(ByteBuffer examples, int count) {
    TType tensor = tensors.computeIfAbsent(count, n -> Tensor.of(dtype, sizes(n)));
    tensor.asRawTensor().data().write(examples.array(), 0, examples.limit());
    return tensor;
  }

  private Shape sizes(int count) {
    long[] sizes = shape.asArray();
    sizes[0] = count;
    return Shape.of(sizes);
  }

  @Override
  public void close() {
    tensors.values().forEach(Tensor::close);
    tensors.clear();
  }
}
