package cases;

import dev.tenon.*;

@Model(data = LogitsForProbabilities.Patients.class)
record LogitsForProbabilities(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Output(loss = Loss.BINARY_CROSS_ENTROPY)
    @Dense(units = 1, activation = Act.SIGMOID) Tensor ill) {

  @DataSpec(input = "N 9", label = "N 1", kind = LabelKind.BINARY)
  static final class Patients {}
}
