package cases;

import dev.tenon.*;

// rows of an image as steps
@Model
record ExchangedOnOneElement(
    @Input("N 28 28 1") Tensor image,
    @Reshape("N 28 28") @Lstm(units = 64) Tensor read,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
