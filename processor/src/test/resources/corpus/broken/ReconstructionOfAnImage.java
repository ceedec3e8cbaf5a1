package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the decoder gives flat images, the loss takes square ones
@Model
final class ReconstructionOfAnImage {
  final Layer encoder = flatten().dense(128).relu().dense(32), decoder = dense(128).relu().dense(784);

  Objective restore(@Shape("N 28 28 1") Tensor image) {
    Tensor restored = decoder.apply(encoder.apply(image));
    // ERROR: [LossSizes] sigmoidCrossEntropy cannot compare a prediction [N 784] with a target [N 28 28 1]
    // THEN: fix: put .reshape("N 28 28 1") after decoder/dense_2, ReconstructionOfAnImage.java:10
    return minimize(sigmoidCrossEntropy(restored, image).mean());
  }
}
