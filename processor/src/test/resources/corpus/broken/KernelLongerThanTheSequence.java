package cases;

import dev.tenon.*;

@Model
record KernelLongerThanTheSequence(
    @Input("N 4 3") Tensor x,
    // ERROR: [ConvKernel] windows has a kernel of 5 steps, which does not fit into 4: its input is [N 4 3]
    // THEN: fix: write padding = Padding.SAME
    @Conv1d(filters = 8, kernel = 5, padding = Padding.VALID) Tensor windows,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
