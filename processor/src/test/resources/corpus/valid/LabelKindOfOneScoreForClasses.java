package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

// as for labels of 0 or 1 in other libraries
@Model(data = LabelKindOfOneScoreForClasses.D.class)
record LabelKindOfOneScoreForClasses(
    @Dense(units = 16, activation = RELU) Tensor d,
    @Output @Dense(units = 2) Tensor p) {
  @DataSpec(input = "N 10", classes = 2)
  static final class D {}
}
