package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReconstructionOfAConstant {
  private static final int PIXELS = 784;

  final Layer encoder = flatten().dense(64).relu(), decoder = decoder(PIXELS);

  Objective learn(@Shape("N 784") Tensor image) {
    Tensor restored = decoder.apply(encoder.apply(image));
    return minimize(huber(restored, image).mean());
  }

  static Layer decoder(int pixels) {
    return dense(64).relu().dense(pixels);
  }
}
