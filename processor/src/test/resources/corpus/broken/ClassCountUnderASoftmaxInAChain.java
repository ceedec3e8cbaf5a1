package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ClassCountUnderASoftmaxInAChain {
  // ERROR: [ClassCount] body/softmax is [N 9], but Mnist has 10 classes
  // THEN: fix: write dense(10) in body/dense, ClassCountUnderASoftmaxInAChain.java:13
  // WARNING: [DoubleSoftmax] body/softmax ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
  // THEN: fix: remove .softmax()
  final Layer body = normalize().flatten().dense(9).softmax();

  Tensor forward(Tensor pixels) {
    return body.apply(pixels);
  }
}
