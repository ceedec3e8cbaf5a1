package cases;

import dev.tenon.*;

@Model
record WindowsOfAnImage(
    @Input("N 4 6 3") Tensor image,
    @Reshape("N 24 3") @Conv1d(filters = 8, kernel = 3) Tensor windows,
    @GlobalMaxPool1d Tensor pooled,
    @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
