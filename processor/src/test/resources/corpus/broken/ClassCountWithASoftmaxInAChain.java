package cases;

import static dev.tenon.Act.SOFTMAX;
import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ClassCountWithASoftmaxInAChain {
  // ERROR: [ClassCount] body/dense is [N 9], but Mnist has 10 classes
  // THEN: fix: write dense(10)
  // WARNING: [DoubleSoftmax] body/dense ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
  // THEN: fix: remove activation
  final Layer body = normalize().flatten().dense(9, o -> o.activation(SOFTMAX));

  Tensor forward(Tensor pixels) {
    return body.apply(pixels);
  }
}
