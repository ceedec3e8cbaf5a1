package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class MixedAxesOfRowsWithTheBatchLast {
  final Layer features = normalize().conv2d(16, 3).relu().maxPool2d(4);
  final Layer classifier = dense(64).relu().dense(10);

  Tensor forward(Tensor image) {
    // ERROR: [MixedAxes] reshape makes [784 N] of [N 7 7 16], which mixes up axis 0 (batch)
    // THEN: the axes are batch, height, width, channel; a reshape moves none of them
    // THEN: fix: write reshape("N 784")
    return classifier.apply(features.apply(image).reshape("784 N"));
  }
}
