package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the mean of all pixels is taken before the last block
@Model(data = Mnist.class)
final class ExchangedLayersAroundABlock {
  final Layer body =
      normalize()
          .conv2d(16, 3)
          .then(block(16))
          .globalAvgPool2d()
          .then(block(16))
          .dense(10);

  static Layer block(int width) {
    // ERROR: [ImageRank] body/block_2/add/branch/conv2d takes [N H W C], but its input is [N 16]
    // THEN: fix: put .then(block(16)) before .globalAvgPool2d(), ExchangedLayersAroundABlock.java:14
    return add(identity(), conv2d(width, 3).relu().conv2d(width, 3)).relu();
  }
}
