package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the tokens of a vision transformer, counted for patches of another size
@Model(data = Cifar10.class)
final class ReshapeCountOfTokens {
  static final int PATCH = 5, WIDTH = 64;
  final Layer patches =
      normalize().conv2d(WIDTH, PATCH, o -> o.stride(PATCH).padding(Padding.VALID));
  final Layer head = layerNorm().dense(10);
  final Parameter places = parameter("36 WIDTH", Init.normal(0.02));

  Tensor forward(Tensor image) {
    Tensor tokens = patches.apply(image).reshape("N 36 WIDTH");
    return head.apply(tokens.plus(places)).mean(1);
  }
}
