package cases;

import dev.tenon.*;

@Model
record LayerTakenAsMeant(
    @Input("N 28 28 1") Tensor image,
    @Conv2d(filters = 8, kernel = 3) Tensor seen,
    @GlobalAvgPool2d Tensor pooled,
    @Input("N 5") Tensor facts,
    @Concat @From({"pooled", "facts"}) Tensor joined,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 3) Tensor logits) {}
