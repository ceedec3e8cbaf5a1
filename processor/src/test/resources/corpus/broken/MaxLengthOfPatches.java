package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// 64 patches and a class token are 65 steps
@Model
final class MaxLengthOfPatches {
  // ERROR: [PositionsLength] positions has 64 positions, but its input has 65 steps: [N 65 32]
  // THEN: fix: write positions(65)
  final Layer patches = conv2d(32, 4, o -> o.stride(4)), positions = positions(64);
  final Parameter token = parameter("1 1 32", Init.normal(0.02));
  final Layer body = attention(4).layerNorm(), head = dense(10);

  Tensor forward(@Shape("N 32 32 3") Tensor image) {
    Tensor steps = patches.apply(image).rearrange("n h w c -> n (h w) c");
    Tensor first = steps.slice(1, 0, 1).times(0).plus(token);
    Tensor x = positions.apply(first.concat(steps, 1));
    return head.apply(body.apply(x).slice(1, 0, 1).squeeze(1));
  }
}
