package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ResidualOfALocalWidth {
  final Layer block = block(), head = dense(2);

  Tensor forward(@Shape("N 20 32") Tensor x) {
    return head.apply(block.apply(x));
  }

  static Layer block() {
    int width = 32;
    return add(layerNorm().dense(128).gelu().dense(width), identity());
  }
}
