package cases;

import dev.tenon.*;

@Model
record SequenceDroppedBeforeGru(
    @Input("N 12 3") Tensor x,
    @Lstm(units = 8, returnSequences = true) Tensor first,
    @Gru(units = 4) Tensor second,
    @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
