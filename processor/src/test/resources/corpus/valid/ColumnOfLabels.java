package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ColumnOfLabels {
  final Layer body = dense(64).relu().dense(3);

  Objective learn(@Shape("N 4") Tensor flowers, @Shape("int32 N 1") Tensor kinds) {
    return minimize(softmaxCrossEntropy(body.apply(flowers), kinds.squeeze(-1)).mean());
  }
}
