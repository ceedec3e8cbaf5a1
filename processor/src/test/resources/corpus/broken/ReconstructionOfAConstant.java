package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the width stands in a constant, and the number of units is handed on
@Model
final class ReconstructionOfAConstant {
  private static final int PIXELS = 768;

  final Layer encoder = flatten().dense(64).relu(), decoder = decoder(PIXELS);

  Objective learn(@Shape("N 784") Tensor image) {
    Tensor restored = decoder.apply(encoder.apply(image));
    // ERROR: [LossSizes] huber cannot compare a prediction [N 768] with a target [N 784]
    // THEN: fix: write PIXELS = 784 in ReconstructionOfAConstant.java:10
    return minimize(huber(restored, image).mean());
  }

  static Layer decoder(int pixels) {
    return dense(64).relu().dense(pixels);
  }
}
