package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class DenseWidthInAHelper {
  final Layer features =
      normalize().conv2d(8, 3).relu().maxPool2d(2).conv2d(16, 3).relu().maxPool2d(2);
  final Layer classifier = classifier();

  Tensor forward(Tensor image) {
    return classifier.apply(features.apply(image).reshape("N 784"));
  }

  static Layer classifier() {
    return dense(64, o -> o.inputs(784)).relu().dense(10);
  }
}
