package dev.tenon.ir.op;

import dev.tenon.DType;
import dev.tenon.Tensor;
import dev.tenon.Type;
import dev.tenon.ir.Node;
import dev.tenon.ir.Primitive;
import java.util.Arrays;
import java.util.List;

/** Comparisons, element by element, with broadcasting; nothing flows back through them. */
public final class Comparisons {
  private Comparisons() {}

  /** Where two tensors are equal. */
  public record Equal() implements Primitive {
    @Override
    public List<Type> infer(List<Type> inputs) {
      return List.of(Broadcasting.common("compare", inputs).with(DType.BOOL));
    }

    @Override
    public List<Tensor> gradient(Node node, List<Tensor> upstreams) {
      return Arrays.asList(null, null);
    }
  }
}
