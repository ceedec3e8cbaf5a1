package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class DoubleSoftmaxInAChain {
  final Layer body = flatten().normalize(0, 1).dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }

  @Inference
  Tensor probabilities(Tensor image) {
    return body.apply(image).softmax();
  }
}
