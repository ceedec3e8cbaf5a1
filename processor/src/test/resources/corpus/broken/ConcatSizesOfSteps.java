package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// steps are put side by side where they were meant to follow each other
@Model
final class ConcatSizesOfSteps {
  final Layer left = dense(4), right = dense(4);

  @Inference
  Tensor score(@Shape("N 5 6") Tensor x, @Shape("N 7 4") Tensor y) {
    // ERROR: [ConcatSizes] concat cannot join [N 5 8] and [N 7 4] along axis 2
    // THEN: fix: write axis 1
    return concat(-1, left.apply(x), right.apply(x), y);
  }
}
