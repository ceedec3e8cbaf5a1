package cases;

import dev.tenon.*;

// a layer and what makes its sequences, the wrong way round
@Model
record ExchangedOnOneElement(
    @Input("N 28 28 1") Tensor image,
    // ERROR: [SequenceRank] read takes [N T C], but its input is [N 28 28 1]
    // THEN: fix: exchange @Lstm and @Reshape of read
    @Lstm(units = 64) @Reshape("N 28 28") Tensor read,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
