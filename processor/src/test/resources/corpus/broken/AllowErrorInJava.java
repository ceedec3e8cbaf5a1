package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class AllowErrorInJava {
  // ERROR: [AllowError] @Allow names DenseWidth, an error: it cannot be allowed, the model would not work
  // ERROR: [DenseWidth] body/dense_2 declares 8 inputs but receives 16: its input is [N 16]
  // THEN: help: mend what it says, and remove it from @Allow
  // THEN: fix: remove inputs
  @Allow("DenseWidth") final Layer body = dense(16).dense(10, o -> o.inputs(8));

  Tensor forward(@Shape("N 32") Tensor x) {
    return body.apply(x);
  }
}
