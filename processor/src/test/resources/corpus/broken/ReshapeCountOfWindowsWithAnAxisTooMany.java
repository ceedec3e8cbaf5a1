package cases;

import dev.tenon.*;

@Model
record ReshapeCountOfWindowsWithAnAxisTooMany(
    @Input("N 4 6 3") Tensor image,
    // ERROR: [ReshapeCount] windows cannot reshape [N 4 6 3] to [N 24 8 3]: 72*N elements are not 576*N
    // THEN: fix: write @Reshape("N 24 3")
    @Reshape("N 24 8 3") @Conv1d(filters = 8, kernel = 3) Tensor windows,
    @GlobalMaxPool1d Tensor pooled,
    @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
