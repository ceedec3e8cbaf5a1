package cases;

import dev.tenon.*;

// a probability of each class, where the loss takes the index of one
@Model(data = LabelKindOfSoftLabels.Votes.class)
record LabelKindOfSoftLabels(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    // ERROR: [LossKind] logits has SOFTMAX_CROSS_ENTROPY, but the labels of Votes are class probabilities, [N 4]
    // THEN: SOFTMAX_CROSS_ENTROPY compares with class indices
    // THEN: fix: remove loss
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 4) Tensor logits) {

  @DataSpec(input = "N 12", label = "N 4", classes = 4)
  static final class Votes {}
}
