package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// one index each, where the loss takes probabilities
@Model
final class LabelKindOfSoftLabelsInAChain {
  final Layer body = dense(16).relu().dense(4);

  Objective learn(@Shape("N 12") Tensor votes, @Shape("int32 N") Tensor winner) {
    // ERROR: [LabelDtype] softLabelCrossEntropy needs probabilities [N 4] of each class as labels, not [int32 N]
    // THEN: fix: put .oneHot(4) after the 2nd tensor, [int32 N]
    return minimize(softLabelCrossEntropy(body.apply(votes), winner).mean());
  }
}
