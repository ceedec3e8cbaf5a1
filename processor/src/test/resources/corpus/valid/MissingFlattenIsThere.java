package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class MissingFlattenIsThere {
  final Layer features = normalize().repeat(3, i -> block(16 << i));
  final Layer classifier = flatten().dense(64, o -> o.inputs(4 * 4 * 64)).relu().dropout(0.5).dense(10);

  Tensor forward(Tensor image) {
    return classifier.apply(features.apply(image));
  }

  static Layer block(int filters) {
    return conv2d(filters, 3).batchNorm().relu().maxPool2d(2);
  }
}
