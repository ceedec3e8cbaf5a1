package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class InputTakenAsMeant {
  final Layer body = dense(64).relu().dense(3);

  Objective learn(@Shape("N 4") Tensor flowers, @Shape("N 3") Tensor kinds) {
    return minimize(softLabelCrossEntropy(body.apply(flowers), kinds).mean());
  }
}
