package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ReluLogitsInAChain {
  final Layer body = flatten().normalize(0, 1).dense(64).relu().dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
