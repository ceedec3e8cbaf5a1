package cases;

import dev.tenon.*;

// channels first, as other libraries take series
@Model
record AxisOrderOfARecurrentLayer(
    @Input("N T 6") Tensor series,
    @Transpose({0, 2, 1}) Tensor turned,
    // ERROR: [SequenceChannels] read needs a known number of channels, not T: its input is [N 6 T]
    // THEN: fix: remove @Transpose from turned
    @Gru(units = 16) Tensor read,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 3) Tensor logits) {}
