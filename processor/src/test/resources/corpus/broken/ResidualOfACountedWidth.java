package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class ResidualOfACountedWidth {
  final Layer body =
      normalize()
          .conv2d(16, 3)
          .then(block(16))
          .conv2d(32, 3, o -> o.stride(2))
          .then(block(32))
          .globalAvgPool2d()
          .dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }

  static Layer block(int filters) {
    Layer main = conv2d(filters, 3).batchNorm().relu().conv2d(filters + 1, 3).batchNorm();
    // ERROR: [BroadcastMismatch] body/block/add cannot add [N 32 32 17] and [N 32 32 16]
    // THEN: fix: write filters in place of filters + 1 in ResidualOfACountedWidth.java:23
    return add(main, identity()).relu();
  }
}
