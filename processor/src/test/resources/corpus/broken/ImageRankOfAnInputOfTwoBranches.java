package cases;

import dev.tenon.*;

@Model
record ImageRankOfAnInputOfTwoBranches(
    @Input("N 32 3") Tensor image,
    // ERROR: [ImageRank] fine takes [N H W C], but its input is [N 32 3]
    // THEN: fix: write @Input("N 32 32 3") in image
    @Conv2d(filters = 8, kernel = 3) @MaxPool2d(2) @Flatten Tensor fine,
    @From("image") @AvgPool2d(4) @Flatten Tensor coarse,
    @Concat @From({"fine", "coarse"}) Tensor both,
    @Dense(units = 10) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor logits) {}
