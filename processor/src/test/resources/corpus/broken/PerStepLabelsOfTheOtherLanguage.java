package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// as many next words as the sentence to be translated has, not as what is said of it so far
@Model
final class PerStepLabelsOfTheOtherLanguage {
  static final int WORDS = 800;

  final Layer source = embedding(WORDS, 32);
  final Layer target = embedding(WORDS, 32);
  final Recurrent encoder = gru(64);
  final Recurrent decoder = gru(64);
  final Layer out = dense(WORDS);

  Objective learn(
      @Shape("int32 N S") Tensor said,
      @Shape("int32 N T") Tensor soFar,
      @Shape("int32 N S") Tensor next) {
    Recurrent.Run memory = encoder.run(source.apply(said));
    Tensor scores = out.apply(decoder.run(target.apply(soFar), memory.last()).outputs());
    // ERROR: [LabelShape] softmaxCrossEntropy needs labels [N T] for logits [N T 800], not [N S]
    // THEN: fix: write @Shape("int32 N T") in next
    return minimize(softmaxCrossEntropy(scores, next).masked(next.notEqual(0)).mean());
  }
}
