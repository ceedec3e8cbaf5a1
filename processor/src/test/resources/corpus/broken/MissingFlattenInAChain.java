package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class MissingFlattenInAChain {
  final Layer body =
      normalize(0.1307, 0.3081)
          .conv2d(16, 3).relu()
          .maxPool2d(2)
          .conv2d(32, 3).relu()
          .maxPool2d(2)
          // ERROR: [LabelRank] body/dense gives 7 x 7 predictions an example, [N 7 7 10], for labels [N] of Mnist
          // THEN: fix: put .flatten() before it
          // THEN: or put .globalAvgPool2d() before it
          .dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
