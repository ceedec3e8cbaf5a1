package cases;

import dev.tenon.*;

@Model(data = LogitsForProbabilities.Patients.class)
record LogitsForProbabilities(
    @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    @Output(loss = Loss.BINARY_CROSS_ENTROPY)
    // WARNING: [LogitsForProbabilities] ill ends without sigmoid, but BINARY_CROSS_ENTROPY takes probabilities from 0 to 1
    // THEN: fix: write activation = Act.SIGMOID
    @Dense(units = 1) Tensor ill) {

  @DataSpec(input = "N 9", label = "N 1", kind = LabelKind.BINARY)
  static final class Patients {}
}
