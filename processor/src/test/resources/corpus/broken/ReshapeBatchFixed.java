package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ReshapeBatchFixed {
  // ERROR: [ReshapeBatch] body/reshape leaves out the batch: it makes [64 784] of [N 28 28 1], which has N examples
  // THEN: fix: write reshape("N 784")
  final Layer body = normalize().reshape("64 784").dense(128).relu().dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
