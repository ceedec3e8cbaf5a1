package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class NormalizeBeforeAConvolution {
  final Layer net = normalize().conv2d(32, 3).relu().maxPool2d(2).flatten().dense(10);

  Tensor forward(@Shape("uint8 N 28 28 1") Tensor image) {
    return net.apply(image);
  }
}
