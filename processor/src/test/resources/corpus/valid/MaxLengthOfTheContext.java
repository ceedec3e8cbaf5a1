package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class MaxLengthOfTheContext {
  static final int CONTEXT = 256, VOCAB = 65;
  final Parameter tokens = parameter("VOCAB 32", Init.normal(0.02)),
      positions = parameter("CONTEXT 32", Init.normal(0.02));
  final Layer body = attention(4, o -> o.causal()).layerNorm();

  Tensor forward(@Shape("int32 N T<=CONTEXT") Tensor text) {
    Tensor x = tokens.gather(text).plus(positions.gather(range(text.dims().dim(1))));
    return body.apply(x).matMul(tokens, false, true);
  }
}
