package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class MissingFlattenBetweenParts {
  final Layer features = normalize().repeat(3, i -> block(16 << i));
  // ERROR: [DenseWidth] classifier/dense declares 1024 inputs but receives 64: its input is [N 4 4 64]
  // THEN: fix: put .flatten() before it
  final Layer classifier = dense(64, o -> o.inputs(4 * 4 * 64)).relu().dropout(0.5).dense(10);

  Tensor forward(Tensor image) {
    return classifier.apply(features.apply(image));
  }

  static Layer block(int filters) {
    return conv2d(filters, 3).batchNorm().relu().maxPool2d(2);
  }
}
