package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossSizesOfACodeThatEndsWithRelu {
  final Layer encoder = flatten().dense(64).relu();
  final Layer decoder = dense(784).reshape("N 28 28 1");

  Objective fit(@Shape("N 28 28 1") Tensor image) {
    Tensor z = encoder.apply(image);
    Tensor made = decoder.apply(z);
    // ERROR: [LossSizes] sigmoidCrossEntropy cannot compare a prediction [N 64] with a target [N 28 28 1]
    // THEN: fix: write made in place of z
    return minimize(sigmoidCrossEntropy(z, image).mean());
  }
}
