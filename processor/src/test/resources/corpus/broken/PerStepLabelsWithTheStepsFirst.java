package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class PerStepLabelsWithTheStepsFirst {
  final Layer words = embedding(900, 32);
  final Recurrent read = gru(64);
  final Layer tags = dense(12);

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 T N") Tensor tagged) {
    Tensor scores = tags.apply(read.run(words.apply(text)).outputs());
    // ERROR: [LabelShape] softmaxCrossEntropy needs labels [N T] for logits [N T 12], not [T N]
    // THEN: fix: write @Shape("int32 N T") in tagged
    return minimize(softmaxCrossEntropy(scores, tagged).mean());
  }
}
