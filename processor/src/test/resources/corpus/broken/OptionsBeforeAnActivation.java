package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Cifar10.class)
final class OptionsBeforeAnActivation {
  // ERROR: [NotPositive] normalize has std = 0; that must be above 0
  // THEN: help: write a number above 0
  final Layer body = flatten().normalize(1, 0).dense(10, o -> o.activation(sigmoid())).dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
