package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReconstructionChannels {
  final Layer encoder = conv2d(16, 3, o -> o.stride(2)).relu().conv2d(32, 3, o -> o.stride(2)).relu();
  final Layer decoder =
      conv2dTranspose(16, 3, o -> o.stride(2)).relu().conv2dTranspose(1, 3, o -> o.stride(2));

  Objective restore(@Shape("N 32 32 3") Tensor image) {
    Tensor restored = decoder.apply(encoder.apply(image));
    // ERROR: [LossSizes] huber cannot compare a prediction [N 32 32 1] with a target [N 32 32 3]
    // THEN: fix: write conv2dTranspose(3, 3) in decoder/conv2dTranspose_2, ReconstructionChannels.java:11
    // THEN: or write @Shape("N 32 32 1") in image
    return minimize(huber(restored, image).mean());
  }
}
