package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// LOCK: input image: uint8 N 28 28 1
// LOCK: parameter body/dense/kernel: float32 784 32
// LOCK: parameter body/dense/bias: float32 32
// LOCK: parameter body/dense_2/kernel: float32 32 10
// LOCK: parameter body/dense_2/bias: float32 10
@Model(data = Mnist.class)
final class AllowedChangeOfALockInJava {
  @Allow("WeightShape")
  final Layer body = flatten().normalize(0, 1).dense(64).relu().dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
