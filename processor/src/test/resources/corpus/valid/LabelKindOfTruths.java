package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LabelKindOfTruths {
  final Layer body = dense(64).relu().dense(1);

  Objective learn(@Shape("N 4") Tensor patients, @Shape("int32 N") Tensor ill) {
    Tensor score = body.apply(patients).squeeze(-1);
    return minimize(sigmoidCrossEntropy(score, ill.cast(DType.FLOAT32)).mean());
  }
}
