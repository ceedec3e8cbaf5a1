package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the text that is read is guessed, too, a character further on
@Model
final class VocabularyBelowTheLabels {
  // WARNING: [VocabularySize] body/embedding has a table of 64 rows, but its indices are labels of 65 classes, too
  // THEN: fix: write embedding(65, 16)
  final Layer body = embedding(64, 16).gru(24, o -> o.returnSequences()).dense(65);

  Tensor forward(@Shape("int32 N T") Tensor text) {
    return body.apply(text);
  }

  Objective learn(@Shape("int32 N T") Tensor text) {
    Tensor scores = forward(text.slice(1, 0, -1));
    return minimize(softmaxCrossEntropy(scores, text.slice(1, 1)).mean());
  }
}
