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
    int width = 64;
    // ERROR: [BroadcastMismatch] block cannot add [N 20 64] and [N 20 32]
    // THEN: fix: write width = 32 in ResidualOfALocalWidth.java:16
    return add(layerNorm().dense(128).gelu().dense(width), identity());
  }
}
