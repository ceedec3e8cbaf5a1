package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the text that is read is guessed, too, a character further on
@Model
final class VocabularyAboveTheLabels {
  final Layer body = embedding(65, 16).gru(24, o -> o.returnSequences()).dense(64);

  Tensor forward(@Shape("int32 N T") Tensor text) {
    return body.apply(text);
  }

  Objective learn(@Shape("int32 N T") Tensor text) {
    Tensor scores = forward(text.slice(1, 0, -1));
    // WARNING: [VocabularySize] softmaxCrossEntropy has 64 classes, but its labels are indices of a table of 65 rows, too
    // THEN: fix: write dense(65) in body/dense, VocabularyAboveTheLabels.java:10
    return minimize(softmaxCrossEntropy(scores, text.slice(1, 1)).mean());
  }
}
