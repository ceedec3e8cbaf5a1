package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class MixedAxesOfRowsWithTheBatchLast {
  final Layer features = normalize().conv2d(16, 3).relu().maxPool2d(4);
  final Layer classifier = dense(64).relu().dense(10);

  Tensor forward(Tensor image) {
    return classifier.apply(features.apply(image).reshape("N 784"));
  }
}
