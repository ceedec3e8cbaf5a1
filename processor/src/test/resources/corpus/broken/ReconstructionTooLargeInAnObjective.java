package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReconstructionTooLargeInAnObjective {
  final Layer encoder =
      conv2d(8, 3, o -> o.stride(2)).relu().conv2d(8, 3, o -> o.stride(2)).relu().conv2d(8, 3, o -> o.stride(2)).relu();
  final Layer decoder = upSample2d(2).conv2d(8, 3).relu().upSample2d(2).conv2d(8, 3).relu().upSample2d(2).conv2d(1, 3);

  Objective restore(@Shape("N 28 28 1") Tensor image) {
    Tensor restored = decoder.apply(encoder.apply(image));
    // ERROR: [BroadcastMismatch] minus cannot subtract [N 32 32 1] and [N 28 28 1]
    // THEN: fix: write o.padding(Padding.VALID) in decoder/conv2d_2, ReconstructionTooLargeInAnObjective.java:11
    return minimize(restored.minus(image).square().mean());
  }
}
