package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = SequenceRankBesideAWrongWidth.Load.class)
record SequenceRankBesideAWrongWidth(
    // ERROR: [SequenceRank] c1 takes [N T C], but its input is [168 7]
    // THEN: fix: write input = "N 168 7" in the @DataSpec of Load
    @Conv1d(filters = 32, kernel = 5, activation = RELU) Tensor c1,
    @MaxPool1d(2) Tensor p1,
    @Lstm(units = 64) Tensor read,
    // ERROR: [DenseWidth] hidden declares 32 inputs but receives 64: its input is [168 64]
    // THEN: fix: remove inputs
    @Dense(inputs = 32, units = 6, activation = RELU) Tensor hidden,
    @Dense(units = 24) Tensor next) {
  @DataSpec(input = "168 7", label = "int32 N", classes = 24)
  static final class Load {}
}
