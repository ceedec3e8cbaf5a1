package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ClassCountOfSoftLabels {
  final Layer body = dense(16).relu().dense(5);

  Objective learn(@Shape("N 12") Tensor votes, @Shape("N 4") Tensor shares) {
    // ERROR: [LabelShape] softLabelCrossEntropy needs labels [N 5] for logits [N 5], not [N 4]
    // THEN: fix: write dense(4) in body/dense_2, ClassCountOfSoftLabels.java:9
    return minimize(softLabelCrossEntropy(body.apply(votes), shares).mean());
  }
}
