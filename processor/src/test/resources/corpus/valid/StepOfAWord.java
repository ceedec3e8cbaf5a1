package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class StepOfAWord {
  final Layer words = embedding(900, 32);
  final Recurrent write = gru(64);
  final Layer out = dense(900);

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 N T") Tensor next) {
    Tensor states = write.run(words.apply(text)).outputs();
    return minimize(softmaxCrossEntropy(out.apply(states), next).mean());
  }

  @Inference
  Tensor step(@Shape("int32 N") Tensor word, @Shape("N 64") Tensor state) {
    return write.step(words.apply(word), state);
  }
}
