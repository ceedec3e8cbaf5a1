package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the block doubles the channels, the shortcut does not
@Model(data = Cifar10.class)
final class ResidualDoubled {
  final Layer body =
      normalize().conv2d(16, 3).then(block(16, 1)).then(block(32, 2)).globalAvgPool2d().dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }

  static Layer block(int filters, int stride) {
    Layer main = conv2d(filters, 3, o -> o.stride(stride)).relu().conv2d(filters, 3);
    // ERROR: [BroadcastMismatch] body/block_2/add cannot add [N 16 16 32] and [N 32 32 16]
    // THEN: called from ResidualDoubled.java:11
    // THEN: fix: put conv2d(filters, 1, o -> o.stride(stride)) on input 2
    return add(main, identity()).relu();
  }
}
