package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

final class SequenceRankOfSharedData {
  private SequenceRankOfSharedData() {}

  @DataSpec(input = "128 9", label = "int32 N", classes = 6)
  static final class Motion {}

  @Model(data = Motion.class)
  record Small(
      @Conv1d(filters = 16, kernel = 5, activation = RELU) Tensor c1,
      @GlobalAvgPool1d Tensor pooled,
      @Dense(units = 6) Tensor logits) {}

  @Model(data = Motion.class)
  record Large(
      // ERROR: [SequenceRank] c1 takes [N T C], but its input is [128 9]
      // THEN: help: write input = "N 128 9" in the @DataSpec of Motion
      // THEN: also in Small
      @Conv1d(filters = 32, kernel = 5, activation = RELU) Tensor c1,
      @MaxPool1d(2) Tensor p1,
      @Conv1d(filters = 64, kernel = 3, activation = RELU) Tensor c2,
      @MaxPool1d(2) Tensor p2,
      @Lstm(units = 32) Tensor read,
      @Dense(units = 6) Tensor logits) {}
}
