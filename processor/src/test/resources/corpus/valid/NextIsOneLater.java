package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class NextIsOneLater {
  final Layer body = embedding(65, 32).dense(65);

  Objective learn(@Shape("int32 N T") Tensor text) {
    Tensor given = text.slice(1, 0, -1);
    Tensor next = text.slice(1, 1);
    return minimize(softmaxCrossEntropy(body.apply(given), next).mean());
  }
}
