package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReconstructionSize {
  final Layer encoder = conv2d(16, 3, o -> o.stride(2)).relu().conv2d(32, 3, o -> o.stride(2)).relu();
  final Layer decoder =
      conv2dTranspose(16, 3, o -> o.stride(2)).relu().conv2dTranspose(3, 3, o -> o.stride(1));

  Objective restore(@Shape("N 32 32 3") Tensor image) {
    Tensor restored = decoder.apply(encoder.apply(image));
    // ERROR: [BroadcastMismatch] minus cannot subtract [N 16 16 3] and [N 32 32 3]
    // THEN: fix: write o.stride(2) in decoder/conv2dTranspose_2, ReconstructionSize.java:11
    // THEN: or write o.stride(4) in decoder/conv2dTranspose, ReconstructionSize.java:11
    return minimize(restored.minus(image).square().mean());
  }
}
