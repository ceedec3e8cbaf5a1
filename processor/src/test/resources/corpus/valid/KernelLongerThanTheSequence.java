package cases;

import dev.tenon.*;

@Model
record KernelLongerThanTheSequence(
    @Input("N 4 3") Tensor x,
    @Conv1d(filters = 8, kernel = 4, padding = Padding.VALID) Tensor windows,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
