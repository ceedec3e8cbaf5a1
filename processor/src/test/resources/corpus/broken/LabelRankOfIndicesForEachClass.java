package cases;

import dev.tenon.*;

@Model(data = LabelRankOfIndicesForEachClass.Birds.class)
record LabelRankOfIndicesForEachClass(
    @Dense(units = 32, activation = Act.RELU) Tensor hidden,
    // ERROR: [LabelRank] logits is [N 20], for class indices [N], but the labels of Birds are [N 20]
    // THEN: fix: write label = "N 20" in the @DataSpec of Birds
    @Dense(units = 20) Tensor logits) {

  @DataSpec(input = "N 64", label = "int32 N 20", classes = 20)
  static final class Birds {}
}
