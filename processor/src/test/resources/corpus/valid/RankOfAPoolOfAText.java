package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class RankOfAPoolOfAText {
  final Layer body = embedding(1000, 16).conv1d(32, 5).relu().globalAvgPool1d().dense(4);

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 N") Tensor kind) {
    return minimize(softmaxCrossEntropy(body.apply(text), kind).mean());
  }
}
