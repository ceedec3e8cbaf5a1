package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// each trait may hold or not, so each has a probability of its own
@Model
final class LabelKindOfSeveralTraits {
  final Layer body = dense(64).relu().dense(3);

  Objective learn(@Shape("N 4") Tensor flowers, @Shape("N 3") Tensor traits) {
    return minimize(sigmoidCrossEntropy(body.apply(flowers), traits).mean());
  }
}
