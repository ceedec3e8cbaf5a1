package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class NormalizeBehindAConvolution {
  // ERROR: [FloatInput] net/conv2d takes floating numbers, but its input is [uint8 N 28 28 1]
  // THEN: fix: move .normalize(), NormalizeBehindAConvolution.java:11, before it
  final Layer net = conv2d(32, 3).normalize().relu().maxPool2d(2).flatten().dense(10);

  Tensor forward(@Shape("uint8 N 28 28 1") Tensor image) {
    return net.apply(image);
  }
}
