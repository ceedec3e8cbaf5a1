package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a start that is read, but never guessed, is a row more
@Model
final class VocabularyWithAStart {
  static final int START = 65;
  final Layer body = embedding(66, 16).gru(24, o -> o.returnSequences()).dense(65);

  Objective learn(@Shape("int32 N T") Tensor text) {
    Tensor scores = body.apply(text.slice(1, 0, -1).pad(1, 1, 0, START));
    return minimize(softmaxCrossEntropy(scores, text).mean());
  }
}
