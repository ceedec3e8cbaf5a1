package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class OptionsBelowZero {
  final Layer seen = conv2d(8, 3).relu();
  final Layer padded = zeroPad2d(1, 1).conv2d(4, 3);

  @Inference
  Tensor see(@Shape("N 8 8 3") Tensor image) {
    return seen.apply(image);
  }

  @Inference
  Tensor pad(@Shape("N 8 8 3") Tensor image) {
    return padded.apply(image);
  }
}
