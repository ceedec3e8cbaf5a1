package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ReshapeBatchByAWrongWidth {
  final Layer features = normalize().conv2d(4, 3).relu().maxPool2d(2);
  // ERROR: [ReshapeBatch] classifier has 4*N rows, [4*N 10], but Mnist has N labels: [N]
  // THEN: help: keep N as the first size wherever it is reshaped
  final Layer classifier = dense(10);

  Tensor forward(Tensor image) {
    Tensor x = features.apply(image);
    Dim rows = x.dims().count().dividedBy(Dim.of(196)).orElseThrow();
    return classifier.apply(x.reshape(Dims.of(rows, Dim.of(196))));
  }
}
