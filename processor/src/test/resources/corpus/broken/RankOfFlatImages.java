package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// images that come flat
@Model
record RankOfFlatImages(
    @Input("N 784") Tensor image,
    // ERROR: [ImageRank] conv takes [N H W C], but its input is [N 784]
    // THEN: fix: put @Reshape("N 28 28 1") before it
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv,
    @MaxPool2d(2) Tensor pool,
    @Flatten Tensor flat,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
