package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// an image has a label for each pixel, and the model gives one
@Model(data = DensePerPixelInAChain.Scenes.class)
final class DensePerPixelInAChain {
  // ERROR: [LabelRank] body/dense is [N 6], one prediction an example, but the labels of Scenes are [N 16 16]
  // THEN: fix: remove .globalAvgPool2d(), DensePerPixelInAChain.java:12
  final Layer body = conv2d(16, 3).relu().globalAvgPool2d().dense(6);

  Tensor forward(Tensor scene) {
    return body.apply(scene);
  }

  @DataSpec(input = "N 16 16 3", label = "int32 N 16 16", classes = 6)
  static final class Scenes {}
}
