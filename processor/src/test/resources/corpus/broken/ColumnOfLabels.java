package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// labels with an axis of 1, as tables give them
@Model
final class ColumnOfLabels {
  final Layer body = dense(64).relu().dense(3);

  Objective learn(@Shape("N 4") Tensor flowers, @Shape("int32 N 1") Tensor kinds) {
    // ERROR: [LabelShape] softmaxCrossEntropy needs labels [N] for logits [N 3], not [N 1]
    // THEN: fix: write @Shape("int32 N") in kinds
    // THEN: or put .squeeze(-1) after the 2nd tensor, [int32 N 1]
    return minimize(softmaxCrossEntropy(body.apply(flowers), kinds).mean());
  }
}
