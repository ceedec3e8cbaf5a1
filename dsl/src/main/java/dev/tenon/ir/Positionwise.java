package dev.tenon.ir;

import dev.tenon.Tensor;
import java.util.List;

/**
 * A primitive that computes each position from the same positions of its inputs, their axes counted
 * from the last: masks go on as they are.
 */
public interface Positionwise extends Primitive {
  @Override
  default List<Tensor> masked(List<Tensor> inputs) {
    return Masks.elementwise(this, inputs);
  }
}
