package cases;

import dev.tenon.*;

@Model
record WindowsOfAnImage(
    @Input("N 4 6 3") Tensor image,
    // ERROR: [SequenceRank] windows takes [N T C], but its input is [N 4 6 3]
    // THEN: fix: put @Reshape("N 4 18") before it
    @Conv1d(filters = 8, kernel = 3) Tensor windows,
    @GlobalMaxPool1d Tensor pooled,
    @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
