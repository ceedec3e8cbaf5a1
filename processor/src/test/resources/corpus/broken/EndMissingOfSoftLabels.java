package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class EndMissingOfSoftLabels {
  final Layer body = dense(16).relu();

  Objective learn(@Shape("N 12") Tensor votes, @Shape("N 4") Tensor shares) {
    // ERROR: [LabelShape] softLabelCrossEntropy needs labels [N 16] for logits [N 16], not [N 4]
    // THEN: fix: put .dense(4) after body/relu, EndMissingOfSoftLabels.java:9
    return minimize(softLabelCrossEntropy(body.apply(votes), shares).mean());
  }
}
