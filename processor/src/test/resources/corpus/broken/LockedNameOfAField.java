package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// LOCK: input image: float32 N 28 28 1
// LOCK: parameter body/conv2d/kernel: float32 3 3 1 16
// LOCK: parameter body/conv2d/bias: float32 16
// LOCK: parameter body/conv2d_2/kernel: float32 3 3 16 32
// LOCK: parameter body/conv2d_2/bias: float32 32
// LOCK: parameter body/conv2d_3/kernel: float32 3 3 32 64
// LOCK: parameter body/conv2d_3/bias: float32 64
// LOCK: parameter body/dense/kernel: float32 64 10
// LOCK: parameter body/dense/bias: float32 10
@Model
class LockedNameOfAField {
  final Layer trunk =
      // WARNING: [WeightRenamed] trunk was body when its weights were saved; by its new name they do not load
      conv2d(16, 3)
          .relu()
          .conv2d(32, 3)
          .relu()
          .conv2d(64, 3)
          .globalAvgPool2d()
          .dense(10);


  @Inference
  Tensor scores(@Shape("N 28 28 1") Tensor image) {
    return trunk.apply(image);
  }
}
