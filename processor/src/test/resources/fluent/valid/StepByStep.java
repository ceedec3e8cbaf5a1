package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

/** A language model that learns from whole texts, and writes a character at a time. */
@Model
final class StepByStep {
  static final int CHARACTERS = 28, UNITS = 48;

  final Layer characters = embedding(CHARACTERS, 16), scores = dense(CHARACTERS);
  final Recurrent memory = gru(UNITS);

  record Next(Tensor scores, Tensor state) {}

  Tensor forward(@Shape("int32 N T") Tensor text) {
    return scores.apply(memory.run(characters.apply(text)).outputs());
  }

  @Inference
  Next step(@Shape("int32 N") Tensor character, @Shape("N UNITS") Tensor state) {
    Tensor next = memory.step(characters.apply(character), state);
    return new Next(scores.apply(next), next);
  }

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 N T") Tensor next) {
    return minimize(softmaxCrossEntropy(forward(text), next).mean()).using(adam(0.01));
  }
}
