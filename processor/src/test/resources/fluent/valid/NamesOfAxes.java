package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class NamesOfAxes {
  final Parameter heads = parameter("2 6 3", Init.normal(0.1));

  @Inference
  Tensor attend(@Shape("N T 6") Tensor x) {
    Tensor projected = einsum("n t d, h d k -> n h t k", x, heads);
    Tensor scores = einsum("n h t k, n h s k -> n h t s", projected, projected).softmax();
    return einsum("n h t s, n h s k -> n h t k", scores, projected)
        .rearrange("n h t k -> n t (h k)");
  }
}
