package cases;

import dev.tenon.*;

@Model
record SequenceDroppedBeforeGru(
    @Input("N 12 3") Tensor x,
    @Lstm(units = 8) Tensor first,
    // ERROR: [SequenceRank] second takes [N T C], but its input is [N 8]
    // THEN: fix: write returnSequences = true in first
    @Gru(units = 4) Tensor second,
    @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
