package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = PerStepLabelsOfWindows.Tagged.class)
record PerStepLabelsOfWindows(
    @Embedding(vocabulary = 5000, units = 100) Tensor words,
    @Conv1d(filters = 64, kernel = 3, padding = Padding.VALID, activation = RELU) Tensor windows,
    // ERROR: [LabelType] tags is [N (T - 2) 9], but the labels of Tagged are [N T]
    // THEN: fix: write padding = Padding.SAME in windows
    @Dense(units = 9) Tensor tags) {

  @DataSpec(input = "int32 N T", label = "int32 N T", classes = 9)
  static final class Tagged {}
}
