package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class SigmoidForClassesInAChain {
  // WARNING: [SigmoidForSoftmax] body/dense/sigmoid ends with sigmoid, but SOFTMAX_CROSS_ENTROPY takes any numbers
  // THEN: fix: remove activation from body/dense, SigmoidForClassesInAChain.java:11
  final Layer body = flatten().normalize(0, 1).dense(10, o -> o.activation(sigmoid()));

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
