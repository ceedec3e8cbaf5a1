package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class StatedShapeOfTheLastStep {
  final Layer words = embedding(900, 32);
  final Recurrent read = gru(64);
  final Layer out = dense(900);

  private Tensor scores(Tensor text) {
    return out.apply(read.run(words.apply(text)).outputs());
  }

  @Inference
  @Shape("N 900")
  // ERROR: [StatedShape] next is stated to give [N 900] but gives [N 1 900]
  // THEN: fix: write .slice(1, -1).squeeze(1) in place of .slice(), StatedShapeOfTheLastStep.java:23
  // THEN: or write @Shape("N 1 900")
  Tensor next(@Shape("int32 N T") Tensor text) {
    return scores(text).slice(1, -1).softmax();
  }

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 N T") Tensor next) {
    return minimize(softmaxCrossEntropy(scores(text), next).mean());
  }
}
