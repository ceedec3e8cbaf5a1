package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class DoubleSoftmaxInAChain {
  // WARNING: [DoubleSoftmax] body/softmax ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
  // THEN: fix: remove .softmax()
  final Layer body = flatten().normalize(0, 1).dense(10).softmax();

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
