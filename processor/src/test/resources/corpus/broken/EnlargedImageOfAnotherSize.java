package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// nothing above changes a width that is known into one that is not
@Model
final class EnlargedImageOfAnotherSize {
  static final int SCALE = 3;
  final Layer body = conv2d(32, 3).relu().conv2d(3 * SCALE * SCALE, 3);

  Objective fit(@Shape("N 40 40 3") Tensor small, @Shape("N 120 K 3") Tensor large) {
    Tensor parts = body.apply(small);
    Tensor grown = parts.rearrange("n h w (a b c) -> n (h a) (w b) c", "a", SCALE, "b", SCALE);
    // ERROR: [LossSizes] absoluteError cannot compare a prediction [N 120 120 3] with a target [N 120 K 3]
    // THEN: help: give the target the sizes of the prediction, or one number for all
    return minimize(absoluteError(grown, large).mean());
  }
}
