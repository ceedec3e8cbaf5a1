package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

/** Guesses the next character of a text; the table that reads characters also scores them. */
@Model
final class CharacterGpt {
  static final int CHARACTERS = 28, CONTEXT = 64, WIDTH = 32;

  final Parameter characters = parameter("CHARACTERS WIDTH", Init.normal(0.1)),
      places = parameter("CONTEXT WIDTH", Init.normal(0.1));
  final Layer blocks = sequential().repeat(2, i -> block()).layerNorm();

  static Layer block() {
    Layer look = add(identity(), layerNorm().attention(4, o -> o.causal()));
    Layer think = add(identity(), layerNorm().dense(4 * WIDTH).gelu().dense(WIDTH));
    return sequential().then(look).then(think);
  }

  /** Scores of the character after each. */
  Tensor forward(@Shape("int32 N T") Tensor text) {
    Tensor placed = characters.gather(text).plus(places.gather(range(text.dims().dim(1))));
    return blocks.apply(placed).matMul(characters, false, true);
  }

  /** The character that most probably comes next. */
  @Inference
  Tensor next(@Shape("int32 N T") Tensor text) {
    return forward(text).slice(1, -1).squeeze(1).argMax(-1);
  }

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 N T") Tensor next) {
    return minimize(softmaxCrossEntropy(forward(text), next).mean()).using(adam(5e-3));
  }
}
