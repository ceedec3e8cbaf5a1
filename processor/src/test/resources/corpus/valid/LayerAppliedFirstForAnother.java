package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class LayerAppliedFirstForAnother {
  final Layer features = normalize().conv2d(16, 3).relu().maxPool2d(2);
  final Layer classifier = flatten().dense(64, o -> o.inputs(14 * 14 * 16)).relu().dense(10);

  Tensor forward(Tensor image) {
    return classifier.apply(features.apply(image));
  }
}
