package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the best word has no score to learn from
@Model
final class DtypeOfAChoice {
  final Layer body = embedding(50, 16).gru(24, o -> o.returnSequences()).dense(50);

  Tensor best(Tensor text) {
    return body.apply(text).argMax(-1);
  }

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 N T") Tensor next) {
    // ERROR: [FloatInput] softmaxCrossEntropy takes scores, floating numbers, not [int32 N T]
    // THEN: help: hand over the scores of all classes, not the index of the best
    return minimize(softmaxCrossEntropy(best(text), next).mean());
  }
}
