package cases;

import dev.tenon.*;

@Model
record OrderNamesOneTwice(
    @Input("N 6 T") Tensor series,
    // ERROR: [TransposeAxes] turned has the order [1, 2, 1], but its input [N 6 T] has the axes 0 to 2
    // THEN: fix: write @Transpose({0, 2, 1})
    @Transpose({1, 2, 1}) Tensor turned,
    @Gru(units = 16) Tensor read,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 3) Tensor logits) {}
