package cases;

import dev.tenon.*;

@Model(data = LabelKindOfNumbersForClasses.Cats.class)
@Training
record LabelKindOfNumbersForClasses(
    @Conv2d(filters = 16, kernel = 3) @Relu Tensor conv,
    @MaxPool2d(2) Tensor pool,
    @GlobalAvgPool2d Tensor mean,
    @Dense(units = 10) Tensor logits) {
  // ERROR: [SpecLabel] @DataSpec of Cats has probabilities [N] as labels, but 10 classes
  // THEN: fix: write label = "int32 N"
  @DataSpec(input = "N 32 32 3", label = "N", classes = 10)
  static final class Cats {}
}
