package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class ResidualStrideUnpaddedInAChain {
  final Layer main = conv2d(32, 3, o -> o.stride(2).padding(Padding.VALID)).relu().conv2d(32, 3);
  final Layer body =
      normalize()
          .conv2d(16, 3)
          // ERROR: [BroadcastMismatch] body/add cannot add [N 15 15 32] and [N 32 32 16]
          // THEN: fix: put conv2d(32, 3, o -> o.stride(2).padding(Padding.VALID)) on input 2
          .then(add(main, identity()))
          .globalAvgPool2d()
          .dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
