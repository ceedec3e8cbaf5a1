package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// steps that follow each other
@Model
final class ConcatSizesOfSteps {
  final Layer left = dense(4), right = dense(4);

  @Inference
  Tensor score(@Shape("N 5 6") Tensor x, @Shape("N 7 4") Tensor y) {
    return concat(1, left.apply(x), right.apply(x), y);
  }
}
