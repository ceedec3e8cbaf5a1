package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the next letter of each letter, stated as one for each text
@Model
final class PerStepLabelsOfTheNextLetter {
  static final int LETTERS = 40;

  final Parameter letters = parameter("LETTERS 32", Init.normal(0.1));
  final Layer blocks = layerNorm().attention(4, o -> o.causal());

  private Tensor scores(Tensor text) {
    return blocks.apply(letters.gather(text)).matMul(letters, false, true);
  }

  @Inference
  @Shape("N LETTERS")
  Tensor next(@Shape("int32 N T") Tensor text) {
    return scores(text).slice(1, -1).squeeze(1).softmax();
  }

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 N") Tensor next) {
    // ERROR: [LabelShape] softmaxCrossEntropy needs labels [N T] for logits [N T 40], not [N]
    // THEN: fix: write @Shape("int32 N T") in next
    return minimize(softmaxCrossEntropy(scores(text), next).mean());
  }
}
