package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class RankPooledBeforeTheLastConvolution {
  final Layer body =
      normalize()
          .conv2d(32, 3).relu()
          .maxPool2d(2)
          .globalAvgPool2d()
          // ERROR: [ImageRank] body/conv2d_2 takes [N H W C], but its input is [N 32]
          // THEN: fix: move .globalAvgPool2d(), RankPooledBeforeTheLastConvolution.java:13, behind it
          .conv2d(64, 3).relu()
          .dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
