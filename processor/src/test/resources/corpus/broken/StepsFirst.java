package cases;

import dev.tenon.*;

@Model
record StepsFirst(
    // WARNING: [AxisOrder] conv takes [N T C], but its input [T N 12] is [T N C]
    // THEN: fix: write @Input("N T 12") in conv
    @Input("T N 12") @Conv1d(filters = 8, kernel = 3) Tensor conv,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 3) Tensor logits) {}
