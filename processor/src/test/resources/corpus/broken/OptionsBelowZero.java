package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// signs that slipped in
@Model
final class OptionsBelowZero {
  // ERROR: [NotPositive] conv2d has filters = -8; that must be above 0
  // THEN: fix: write conv2d(8, 3)
  final Layer seen = conv2d(-8, 3).relu();
  // ERROR: [Negative] zeroPad2d has value = -1; that must be 0 or above
  // THEN: fix: write zeroPad2d(1)
  final Layer padded = zeroPad2d(1, -1).conv2d(4, 3);

  @Inference
  Tensor see(@Shape("N 8 8 3") Tensor image) {
    return seen.apply(image);
  }

  @Inference
  Tensor pad(@Shape("N 8 8 3") Tensor image) {
    return padded.apply(image);
  }
}
