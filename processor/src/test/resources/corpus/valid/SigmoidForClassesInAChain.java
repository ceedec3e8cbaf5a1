package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class SigmoidForClassesInAChain {
  final Layer body = flatten().normalize(0, 1).dense(10, o -> o.activation(sigmoid())).dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
