package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReconstructionSize {
  final Layer encoder = conv2d(16, 3, o -> o.stride(2)).relu().conv2d(32, 3, o -> o.stride(2)).relu();
  final Layer decoder =
      conv2dTranspose(16, 3, o -> o.stride(2)).relu().conv2dTranspose(3, 3, o -> o.stride(2));

  Objective restore(@Shape("N 32 32 3") Tensor image) {
    Tensor restored = decoder.apply(encoder.apply(image));
    return minimize(restored.minus(image).square().mean());
  }
}
