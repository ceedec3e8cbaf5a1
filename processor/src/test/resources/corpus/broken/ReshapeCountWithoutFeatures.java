package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ReshapeCountWithoutFeatures {
  final Layer features = normalize().conv2d(16, 3).relu().maxPool2d(4);
  final Layer classifier = dense(64).relu().dense(10);

  Tensor forward(Tensor image) {
    // ERROR: [ReshapeCount] reshape cannot reshape [N 7 7 16] to [N]: 784*N elements are not N
    // THEN: fix: write reshape("N 784")
    return classifier.apply(features.apply(image).reshape("N"));
  }
}
