package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReconstructionTooLargeOfALoss {
  final Layer encoder =
      conv2d(8, 3, o -> o.stride(2)).relu().conv2d(8, 3, o -> o.stride(2)).relu().conv2d(8, 3, o -> o.stride(2)).relu();
  final Layer decoder = conv2dTranspose(8, 3, o -> o.stride(2)).relu().conv2dTranspose(8, 3, o -> o.stride(2)).relu().conv2dTranspose(1, 3, o -> o.stride(2));

  Objective restore(@Shape("N 28 28 1") Tensor image) {
    Tensor restored = decoder.apply(encoder.apply(image));
    // ERROR: [LossSizes] squaredError cannot compare a prediction [N 32 32 1] with a target [N 28 28 1]
    // THEN: fix: put .centerCrop2d(28) after decoder/conv2dTranspose_3, ReconstructionTooLargeOfALoss.java:11
    return minimize(squaredError(restored, image).mean());
  }
}
