package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class EndMissingOfSeveralTraits {
  final Layer body = dense(64).relu().dense(3);

  Objective learn(@Shape("N 12") Tensor animals, @Shape("N 3") Tensor traits) {
    return minimize(sigmoidCrossEntropy(body.apply(animals), traits).mean());
  }
}
