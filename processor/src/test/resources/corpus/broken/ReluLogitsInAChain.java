package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ReluLogitsInAChain {
  // WARNING: [ReluLogits] body/relu_2 ends with relu, but SOFTMAX_CROSS_ENTROPY takes numbers below 0 too
  // THEN: fix: remove .relu()
  final Layer body = flatten().normalize(0, 1).dense(64).relu().dense(10).relu();

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
