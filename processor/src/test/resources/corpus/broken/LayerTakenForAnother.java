package cases;

import dev.tenon.*;

// image stands where pooled is meant, which nothing uses then
@Model
record LayerTakenForAnother(
    @Input("N 28 28 1") Tensor image,
    @Conv2d(filters = 8, kernel = 3) Tensor seen,
    @GlobalAvgPool2d Tensor pooled,
    @Input("N 5") Tensor facts,
    // ERROR: [ConcatSizes] joined cannot join [N 28 28 1] and [N 5] along axis 3
    // THEN: fix: write @From({"pooled", "facts"})
    // THEN: or put @Flatten on input 1
    @Concat @From({"image", "facts"}) Tensor joined,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 3) Tensor logits) {}
