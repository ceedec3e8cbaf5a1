package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// super-resolution: channels become the pixels of a larger image
@Model
final class DivisibilityOfShuffledPixels {
  static final int SCALE = 3;
  final Layer body = conv2d(32, 3).relu().conv2d(3 * SCALE * SCALE + 1, 3);

  Objective fit(@Shape("N 40 40 3") Tensor small, @Shape("N 120 120 3") Tensor large) {
    Tensor parts = body.apply(small);
    // ERROR: [AxisNames] rearrange cannot split an axis of 28 into (a b c) by 9
    // THEN: fix: write 3 * SCALE * SCALE in place of 3 * SCALE * SCALE + 1 in DivisibilityOfShuffledPixels.java:11
    Tensor grown = parts.rearrange("n h w (a b c) -> n (h a) (w b) c", "a", SCALE, "b", SCALE);
    return minimize(absoluteError(grown, large).mean());
  }
}
