package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record RankOfFlatImages(
    @Input("N 784") Tensor image,
    @Reshape("N 28 28 1") Tensor square,
    @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor conv,
    @MaxPool2d(2) Tensor pool,
    @Flatten Tensor flat,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
