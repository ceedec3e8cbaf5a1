package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class PerStepLabelsOfText {
  final Layer body = embedding(100, 16).globalAvgPool1d().dense(100);

  Objective next(@Shape("int32 N 64") Tensor text, @Shape("int32 N 64") Tensor following) {
    // ERROR: [LabelShape] softmaxCrossEntropy needs labels [N] for logits [N 100], not [N 64]
    // THEN: fix: remove .globalAvgPool1d(), PerStepLabelsOfText.java:9
    return minimize(softmaxCrossEntropy(body.apply(text), following).mean());
  }
}
