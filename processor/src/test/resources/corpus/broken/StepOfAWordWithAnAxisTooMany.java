package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class StepOfAWordWithAnAxisTooMany {
  final Layer words = embedding(900, 32);
  // ERROR: [StepRank] write takes one step, [N C], but its input is [N 1 32]
  // THEN: fix: write @Shape("int32 N") in word
  final Recurrent write = gru(64);
  final Layer out = dense(900);

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 N T") Tensor next) {
    Tensor states = write.run(words.apply(text)).outputs();
    return minimize(softmaxCrossEntropy(out.apply(states), next).mean());
  }

  @Inference
  Tensor step(@Shape("int32 N 1") Tensor word, @Shape("N 64") Tensor state) {
    return write.step(words.apply(word), state);
  }
}
