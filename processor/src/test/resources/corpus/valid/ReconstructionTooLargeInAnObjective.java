package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReconstructionTooLargeInAnObjective {
  final Layer encoder =
      conv2d(8, 3, o -> o.stride(2)).relu().conv2d(8, 3, o -> o.stride(2)).relu().conv2d(8, 3, o -> o.stride(2)).relu();
  final Layer decoder = upSample2d(2).conv2d(8, 3).relu().upSample2d(2).conv2d(8, 3, o -> o.padding(Padding.VALID)).relu().upSample2d(2).conv2d(1, 3);

  Objective restore(@Shape("N 28 28 1") Tensor image) {
    Tensor restored = decoder.apply(encoder.apply(image));
    return minimize(restored.minus(image).square().mean());
  }
}
