package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// three tensors side by side on the last axis, or one after the other
@Model
final class ConcatAxisOfThree {
  final Layer left = dense(4), right = dense(4), middle = dense(4);

  @Inference
  Tensor score(@Shape("N 6") Tensor x) {
    return concat(1, left.apply(x), middle.apply(x), right.apply(x));
  }

  @Inference
  Tensor rows(@Shape("N T 6") Tensor x, @Shape("N S 4") Tensor y) {
    return concat(1, left.apply(x), right.apply(x), y);
  }
}
