package cases;

import dev.tenon.*;

@Model
record ReshapeCountOfAnImageWithoutRows(
    // ERROR: [ReshapeCount] image cannot reshape [N 3072] to [N 32 3]: 3072*N elements are not 96*N
    // THEN: fix: write @Reshape("N 32 32 3")
    @Input("N 3072") @Reshape("N 32 3") Tensor image,
    @Conv2d(filters = 8, kernel = 3) Tensor conv,
    @Flatten @Dense(units = 10) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
