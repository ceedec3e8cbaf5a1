package cases;

import dev.tenon.*;

// digits compared as numbers
@Model(data = Mnist.class)
record LabelKindOfRegression(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [LabelType] digit is compared with [N 10], but the labels of Mnist are [int32 N]
    // THEN: help: remove loss: these labels are classes, for which SOFTMAX_CROSS_ENTROPY is implied
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 10) Tensor digit) {}
