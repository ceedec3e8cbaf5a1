package cases;

import dev.tenon.*;

@Model
record ImageReshapedFromRows(
    @Input("N 3072") @Reshape("N 32 32 3") Tensor image,
    @Conv2d(filters = 8, kernel = 3) Tensor conv,
    @Flatten @Dense(units = 10) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
