package cases;

import dev.tenon.*;

@Model
record StepsFirst(
    @Input("N T 12") @Conv1d(filters = 8, kernel = 3) Tensor conv,
    @GlobalAvgPool1d Tensor pooled,
    @Dense(units = 3) Tensor logits) {}
