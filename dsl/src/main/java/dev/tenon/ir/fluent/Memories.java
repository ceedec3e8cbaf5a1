package dev.tenon.ir.fluent;

import dev.tenon.Join;
import dev.tenon.Layer;
import dev.tenon.Problem;
import dev.tenon.Tensor;
import java.util.List;

/** Chains that look into a second tensor: what is a layer and joins two tensors, too, does so. */
public final class Memories {
  private Memories() {}

  /**
   * What {@code chain} makes of {@code query}, looking into {@code memory}.
   *
   * @throws Problem if nothing in it looks into a memory
   */
  public static Tensor apply(Composite chain, Tensor query, Tensor memory) {
    if (!looks(chain)) {
      throw Problem.of("NoMemory", "is given a memory, which no layer here looks into")
          .fix("hand over one tensor, or add an attention");
    }
    return applied(chain, query, memory);
  }

  private static boolean looks(Layer layer) {
    return layer instanceof Join
        || layer instanceof Refused
        || layer instanceof Composite composite
            && composite.parts().stream().anyMatch(part -> looks(part.layer()));
  }

  private static Tensor applied(Layer layer, Tensor x, Tensor memory) {
    if (layer instanceof Branches branches) {
      List<Tensor> outputs =
          branches.parts().stream().map(part -> placed(part, x, memory)).toList();
      return outputs.size() == 1 ? outputs.get(0) : branches.join().apply(outputs);
    }
    if (layer instanceof Composite composite) {
      Tensor value = x;
      for (Part part : x.trace().amendments().ordered(composite.parts())) {
        value = placed(part, value, memory);
      }
      return value;
    }
    return layer instanceof Join join ? join.apply(List.of(x, memory)) : layer.apply(x);
  }

  private static Tensor placed(Part part, Tensor x, Tensor memory) {
    if (!looks(part.layer())) {
      return x.trace().place(part, x);
    }
    return x.trace()
        .place(
            part,
            List.of(x, memory),
            (layer, query) -> applied(layer, query, memory),
            output -> output,
            standIn -> standIn);
  }
}
