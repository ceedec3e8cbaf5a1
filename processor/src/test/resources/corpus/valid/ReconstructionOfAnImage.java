package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReconstructionOfAnImage {
  final Layer encoder = flatten().dense(128).relu().dense(32);
  final Layer decoder = dense(128).relu().dense(784).reshape("N 28 28 1");

  Objective restore(@Shape("N 28 28 1") Tensor image) {
    Tensor restored = decoder.apply(encoder.apply(image));
    return minimize(sigmoidCrossEntropy(restored, image).mean());
  }
}
