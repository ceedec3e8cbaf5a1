package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class DenseWidthOfWhatIsNotFlatInAChain {
  final Layer features = normalize().conv2d(6, 5).relu().maxPool2d(2).conv2d(16, 5).relu().maxPool2d(2);
  // ERROR: [DenseWidth] classifier/dense declares 400 inputs but receives 16: its input is [N 7 7 16]
  // THEN: flattened it is [N 784]
  // THEN: fix: put .flatten() before it and remove inputs
  final Layer classifier = dense(120, o -> o.inputs(400)).relu().dense(10);

  Tensor forward(Tensor pixels) {
    return classifier.apply(features.apply(pixels));
  }
}
