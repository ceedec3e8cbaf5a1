package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// recordings that are stored as [N C T], as PyTorch takes them
@Model(data = LayoutOfSignals.Heartbeats.class)
record LayoutOfSignals(
    // ERROR: [ConvChannels] c1 declares 12 channels but receives 1000: its input is [N 12 1000]
    // THEN: fix: put @Transpose({0, 2, 1}) before it
    @Conv1d(filters = 32, kernel = 7, channels = 12, activation = RELU) Tensor c1,
    @MaxPool1d(4) Tensor p1,
    @Conv1d(filters = 64, kernel = 5, activation = RELU) Tensor c2,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 5) Tensor logits) {

  @DataSpec(input = "N 12 1000", label = "int32 N", classes = 5)
  static final class Heartbeats {}
}
