package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ResidualOfWidenedFeaturesAlone {
  static final int WIDTH = 32;
  static final int WORDS = 500;
  final Layer words = embedding(WORDS, WIDTH);
  final Layer look = layerNorm().attention(4), think = layerNorm().dense(4 * WIDTH).gelu();
  final Layer scores = layerNorm().dense(WORDS);

  Tensor forward(@Shape("int32 N T") Tensor ids) {
    Tensor x = words.apply(ids);
    Tensor y = x.plus(look.apply(x));
    // ERROR: [BroadcastMismatch] plus cannot add [N T 32] and [N T 128]
    // THEN: fix: put .dense(32) after think/gelu, ResidualOfWidenedFeaturesAlone.java:12
    return scores.apply(y.plus(think.apply(y)));
  }

  Objective train(@Shape("int32 N T") Tensor ids, @Shape("int32 N T") Tensor next) {
    return minimize(softmaxCrossEntropy(forward(ids), next).mean());
  }
}
