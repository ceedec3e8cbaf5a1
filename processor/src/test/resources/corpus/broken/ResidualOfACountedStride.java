package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class ResidualOfACountedStride {
  final Layer body = normalize().conv2d(16, 3).then(block(16, 1)).globalAvgPool2d().dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }

  static Layer block(int filters, int stride) {
    Layer main =
        conv2d(filters, 3, o -> o.stride(stride + 1)).batchNorm().relu().conv2d(filters, 3);
    Layer shortcut = conv2d(filters, 1, o -> o.stride(stride));
    // ERROR: [BroadcastMismatch] body/block/add cannot add [N 16 16 16] and [N 32 32 16]
    // THEN: fix: write stride in place of stride + 1 in ResidualOfACountedStride.java:17
    return add(main, shortcut).relu();
  }
}
