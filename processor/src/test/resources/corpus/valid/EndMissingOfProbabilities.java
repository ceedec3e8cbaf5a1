package cases;

import dev.tenon.*;

@Model(data = EndMissingOfProbabilities.Patients.class)
record EndMissingOfProbabilities(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Dense(units = 1) @Sigmoid @Output(loss = Loss.BINARY_CROSS_ENTROPY) Tensor ill) {

  @DataSpec(input = "N 9", label = "N 1", kind = LabelKind.BINARY)
  static final class Patients {}
}
