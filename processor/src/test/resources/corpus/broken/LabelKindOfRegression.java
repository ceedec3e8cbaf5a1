package cases;

import dev.tenon.*;

// digits compared as numbers
@Model(data = Mnist.class)
record LabelKindOfRegression(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [LossKind] digit has MEAN_SQUARED_ERROR, but the labels of Mnist are class indices, [int32 N]
    // THEN: fix: remove loss
    // THEN: or write loss = Loss.SOFTMAX_CROSS_ENTROPY
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 10) Tensor digit) {}
