package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class ThreeMistakesInFortyLayers {
  final Layer body =
      normalize()
          .conv2d(8, 3).relu()
          .repeat(5, i -> conv2d(8, 3).batchNorm().relu())
          .conv2d(16, 3).relu()
          .repeat(5, i -> conv2d(16, 3).batchNorm().relu())
          .maxPool2d(2)
          .groupNorm(o -> o.groups(4))
          .repeat(2, i -> conv2d(16, 3).batchNorm().relu())
          .globalAvgPool2d()
          .dense(32)
          .dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
