package cases;

import dev.tenon.*;

@Model(data = LabelKindOfSoftLabels.Votes.class)
record LabelKindOfSoftLabels(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Dense(units = 4) Tensor logits) {

  @DataSpec(input = "N 12", label = "N 4", classes = 4)
  static final class Votes {}
}
