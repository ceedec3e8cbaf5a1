package cases;

import dev.tenon.*;

// LOCK: input image: float32 N 28 28 1
// LOCK: parameter conv1/kernel: float32 3 3 1 32
// LOCK: parameter conv1/bias: float32 32
// LOCK: parameter logits/kernel: float32 32 10
// LOCK: parameter logits/bias: float32 10
@Model
record AllowedChangeOfALock(
    @Input("N 28 28 1") Tensor image,
    @Allow("WeightRenamed") @Conv2d(filters = 32, kernel = 3, activation = Act.RELU) Tensor stem,
    @GlobalAvgPool2d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
