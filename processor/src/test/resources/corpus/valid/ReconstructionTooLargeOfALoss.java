package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReconstructionTooLargeOfALoss {
  final Layer encoder =
      conv2d(8, 3, o -> o.stride(2)).relu().conv2d(8, 3, o -> o.stride(2)).relu().conv2d(8, 3, o -> o.stride(2)).relu();
  final Layer decoder = conv2dTranspose(8, 3, o -> o.stride(2)).relu().conv2dTranspose(8, 3, o -> o.stride(2)).relu().conv2dTranspose(1, 3, o -> o.stride(2)).centerCrop2d(28);

  Objective restore(@Shape("N 28 28 1") Tensor image) {
    Tensor restored = decoder.apply(encoder.apply(image));
    return minimize(squaredError(restored, image).mean());
  }
}
