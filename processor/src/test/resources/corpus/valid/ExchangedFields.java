package cases;

import dev.tenon.*;

// sequences made of rows, in a class
@Model
class ExchangedFields {
  @Input("N 60")
  Tensor series;

  @Reshape("N 10 6")
  Tensor steps;

  @Gru(units = 16)
  Tensor read;

  @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY)
  @Dense(units = 3)
  Tensor logits;
}
