package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LayoutOfAVideo {
  // ERROR: [ConvChannels] frames/conv2d declares 3 channels but receives 64: its input is [N 3 64 64]
  // THEN: fix: write @Shape("N 64 64 3") in image
  final Layer frames = conv2d(16, 3, o -> o.channels(3).stride(2)).relu().globalAvgPool2d();

  Tensor forward(@Shape("N 3 64 64") Tensor image) {
    return frames.apply(image);
  }
}
