package cases;

import dev.tenon.*;

// what makes sequences of rows stands behind what reads them, in a class
@Model
class ExchangedFields {
  @Input("N 60")
  Tensor series;

  // ERROR: [SequenceRank] read takes [N T C], but its input is [N 60]
  // THEN: fix: exchange read and steps
  @Gru(units = 16)
  Tensor read;

  @Reshape("N 10 6")
  Tensor steps;

  @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY)
  @Dense(units = 3)
  Tensor logits;
}
