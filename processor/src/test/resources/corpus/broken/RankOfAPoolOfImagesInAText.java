package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class RankOfAPoolOfImagesInAText {
  // ERROR: [ImageRank] body/globalAvgPool2d takes [N H W C], but its input is [N T 32]
  // THEN: fix: write globalAvgPool1d in place of globalAvgPool2d
  // THEN: or put .reshape("N T 32 1") before it
  final Layer body = embedding(1000, 16).conv1d(32, 5).relu().globalAvgPool2d().dense(4);

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 N") Tensor kind) {
    return minimize(softmaxCrossEntropy(body.apply(text), kind).mean());
  }
}
