package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class BroadcastOfPatchesNotReshaped {
  static final int PATCH = 4, WIDTH = 64, HEADS = 4, PATCHES = 64;
  final Layer scale = normalize(0.5, 0.25);
  final Layer patches = conv2d(WIDTH, PATCH, o -> o.stride(PATCH));
  final Parameter places = parameter("PATCHES WIDTH", Init.normal(0.02));
  final Layer blocks = sequential().repeat(4, i -> block(WIDTH, HEADS)).layerNorm();
  final Layer head = dense(10);

  static Layer block(int width, int heads) {
    Layer look = add(identity(), layerNorm().attention(heads));
    Layer think = add(identity(), layerNorm().dense(2 * width).gelu().dense(width));
    return sequential().then(look).then(think);
  }

  Tensor forward(Tensor image) {
    // ERROR: [BroadcastMismatch] plus cannot add [N 8 8 64] and [64 64]
    // THEN: fix: put .reshape("N 64 64") after the 1st tensor, [N 8 8 64]
    Tensor x = patches.apply(scale.apply(image)).plus(places);
    return head.apply(blocks.apply(x).mean(1));
  }
}
