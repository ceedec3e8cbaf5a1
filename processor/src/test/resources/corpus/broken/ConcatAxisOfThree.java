package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// three tensors side by side on an axis that they do not have
@Model
final class ConcatAxisOfThree {
  final Layer left = dense(4), right = dense(4), middle = dense(4);

  @Inference
  Tensor score(@Shape("N 6") Tensor x) {
    // ERROR: [ConcatAxis] concat cannot join along axis 2: [N 4] has 2 axes
    // THEN: fix: write axis -1
    return concat(2, left.apply(x), middle.apply(x), right.apply(x));
  }
}
