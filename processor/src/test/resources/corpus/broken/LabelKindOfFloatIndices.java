package cases;

import dev.tenon.*;

@Model(data = LabelKindOfFloatIndices.Flowers.class)
record LabelKindOfFloatIndices(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Dense(units = 3) Tensor logits) {

  // ERROR: [SpecLabel] @DataSpec of Flowers has class indices as labels, which cannot be [N]
  // THEN: fix: write label = "int32 N"
  @DataSpec(input = "N 4", label = "N", kind = LabelKind.CLASSES, classes = 3)
  static final class Flowers {}
}
