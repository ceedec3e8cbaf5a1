package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class NotTurnedBack {
  final Layer tokens = layerNorm().transpose(0, 2, 1).dense(256).gelu().dense(64);
  // ERROR: [BroadcastMismatch] mix cannot add [N 64 128] and [N 128 64]
  // THEN: fix: put .transpose(0, 2, 1) after tokens/dense_2, NotTurnedBack.java:9
  final Layer mix = add(identity(), tokens);

  Tensor forward(@Shape("N 64 128") Tensor x) {
    return mix.apply(x);
  }
}
