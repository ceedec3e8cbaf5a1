package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ResidualOfWidenedFeatures {
  static final int WIDTH = 32;
  static final int WORDS = 500;
  final Layer words = embedding(WORDS, WIDTH);
  final Layer look = layerNorm().attention(4), think = layerNorm().dense(4 * WIDTH).gelu().dense(WIDTH);
  final Layer scores = layerNorm().dense(WORDS);

  Tensor forward(@Shape("int32 N T") Tensor ids) {
    Tensor x = words.apply(ids);
    Tensor y = x.plus(look.apply(x));
    return scores.apply(y.plus(think.apply(y)));
  }

  Objective train(@Shape("int32 N T") Tensor ids, @Shape("int32 N T") Tensor next) {
    return minimize(softmaxCrossEntropy(forward(ids), next).mean());
  }
}
