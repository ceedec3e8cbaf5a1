package cases;

import dev.tenon.*;

// what the decoder gives follows from what the encoder drops
@Model(data = SequenceDroppedByAnEncoder.D.class)
record SequenceDroppedByAnEncoder(
    @Lstm(units = 16, returnSequences = true) Tensor code,
    @Lstm(units = 16, returnSequences = true) Tensor dec,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 3) Tensor rec) {
  @DataSpec(input = "N 30 3", label = "N 30 3")
  static final class D {}
}
