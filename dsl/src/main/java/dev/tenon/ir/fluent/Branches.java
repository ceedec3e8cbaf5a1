package dev.tenon.ir.fluent;

import dev.tenon.Join;
import dev.tenon.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Several layers on one input, and what joins their outputs.
 *
 * @param parts the branches, in order
 */
public record Branches(Join join, List<Part> parts) implements Composite {
  /** Keeps its own list. */
  public Branches {
    parts = List.copyOf(parts);
  }

  @Override
  public Tensor apply(Tensor x) {
    List<Tensor> outputs = new ArrayList<>();
    for (Part part : parts) {
      outputs.add(x.trace().place(part, x));
    }
    return outputs.size() == 1 ? outputs.get(0) : join.apply(outputs);
  }
}
