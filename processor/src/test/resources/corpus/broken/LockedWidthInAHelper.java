package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// LOCK: input image: float32 N 28 28 1
// LOCK: parameter body/conv2d/kernel: float32 3 3 1 16
// LOCK: parameter body/conv2d/bias: float32 16
// LOCK: parameter body/conv2d_2/kernel: float32 3 3 16 16
// LOCK: parameter body/conv2d_2/bias: float32 16
// LOCK: parameter body/conv2d_3/kernel: float32 3 3 16 16
// LOCK: parameter body/conv2d_3/bias: float32 16
// LOCK: parameter body/dense/kernel: float32 16 10
// LOCK: parameter body/dense/bias: float32 10
@Model
class LockedWidthInAHelper {
  final Layer body =
      conv2d(16, 3)
          .repeat(2, i -> wider())
          .globalAvgPool2d()
          .dense(10);


  static Layer wider() {
    // WARNING: [WeightShape] body/conv2d_2/kernel was 3 3 16 16, is now 3 3 16 24
    // THEN: body/conv2d_3/kernel was 3 3 16 16, is now 3 3 24 24
    // THEN: body/dense/kernel was 16 10, is now 24 10
    return conv2d(24, 3);
  }

  @Inference
  Tensor scores(@Shape("N 28 28 1") Tensor image) {
    return body.apply(image);
  }
}
