package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class AxisOutOfRangeOfATextWithoutABatch {
  final Layer body = embedding(65, 32).then(gru(32, o -> o.returnSequences(true))).dense(65);

  Objective learn(@Shape("int32 T") Tensor text) {
    // ERROR: [AxisOutOfRange] slice(1, 0, -1) names axis 1, but [T] has axis 0 alone
    // THEN: fix: write @Shape("int32 N T") in text
    Tensor given = text.slice(1, 0, -1);
    Tensor next = text.slice(1, 1);
    return minimize(softmaxCrossEntropy(body.apply(given), next).mean());
  }
}
