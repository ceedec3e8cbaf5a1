package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the mean of all pixels is taken behind the last block
@Model(data = Mnist.class)
final class ExchangedLayersAroundABlock {
  final Layer body =
      normalize()
          .conv2d(16, 3)
          .then(block(16))
          .then(block(16))
          .globalAvgPool2d()
          .dense(10);

  static Layer block(int width) {
    return add(identity(), conv2d(width, 3).relu().conv2d(width, 3)).relu();
  }
}
