package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ClassCountUnderASoftmaxInAChain {
  final Layer body = normalize().flatten().dense(10);

  Tensor forward(Tensor pixels) {
    return body.apply(pixels);
  }
}
