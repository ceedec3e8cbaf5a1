package cases;

import dev.tenon.*;

@Model
record MaskKeptBeforeAPicture(
    @Input("int32 N 8") Tensor text,
    @Embedding(vocabulary = 1000, units = 16, maskZero = true) Tensor words,
    @Reshape("N 8 4 4") Tensor small,
    @UpSample2d({1, 2}) Tensor large,
    @GlobalMaxPool2d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 2) Tensor logits) {}
