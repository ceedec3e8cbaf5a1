package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class NextIsOneLater {
  final Layer body = embedding(65, 32).dense(65);

  Objective learn(@Shape("int32 N T") Tensor text) {
    Tensor given = text.slice(1, 0, -1);
    Tensor next = text.slice(1, 2);
    // ERROR: [LabelShape] softmaxCrossEntropy needs labels [N (T - 1)] for logits [N (T - 1) 65], not [N (T - 2)]
    // THEN: fix: write slice(1, 1) in NextIsOneLater.java:13
    return minimize(softmaxCrossEntropy(body.apply(given), next).mean());
  }
}
