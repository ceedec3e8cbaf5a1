package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// each word is to say the next, so the first is no label
@Model
final class PerStepLabelsOfTheNextWords {
  final Layer words = embedding(500, 32), out = dense(500);
  final Recurrent reader = lstm(32);

  Objective fit(@Shape("int32 N T>=2") Tensor text) {
    Tensor read = text.slice(1, 0, -1);
    Tensor scores = out.apply(reader.run(words.apply(read)).outputs());
    // ERROR: [LabelShape] softmaxCrossEntropy needs labels [N (T - 1)] for logits [N (T - 1) 500], not [N T]
    // THEN: fix: put .slice(1, 1) after the 2nd tensor, [int32 N T]
    return minimize(softmaxCrossEntropy(scores, text).mean());
  }
}
