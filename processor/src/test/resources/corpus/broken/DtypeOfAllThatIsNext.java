package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfAllThatIsNext {
  // ERROR: [EmbeddingIndex] body/embedding takes indices, whole numbers, not [N (T - 1)]
  // THEN: fix: write @Shape("int32 N T") in text
  final Layer body = embedding(65, 32).dense(65);

  Objective learn(@Shape("N T") Tensor text) {
    Tensor given = text.slice(1, 0, -1);
    Tensor next = text.slice(1, 1);
    return minimize(softmaxCrossEntropy(body.apply(given), next).mean());
  }
}
