package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class ResidualStrideUnpaddedInAChain {
  final Layer main = conv2d(32, 3, o -> o.stride(2).padding(Padding.VALID)).relu().conv2d(32, 3);
  final Layer body =
      normalize()
          .conv2d(16, 3)
          .then(add(main, conv2d(32, 3, o -> o.stride(2).padding(Padding.VALID))))
          .globalAvgPool2d()
          .dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
