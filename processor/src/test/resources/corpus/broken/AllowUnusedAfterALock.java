package cases;

import dev.tenon.*;

// LOCK: input image: float32 N 28 28 1
// LOCK: parameter logits/kernel: float32 784 10
// LOCK: parameter logits/bias: float32 10
@Model
// WARNING: [AllowUnused] @Allow of WeightShape keeps no warning silent here
// THEN: fix: remove it
@Allow("WeightShape")
record AllowUnusedAfterALock(
    @Input("N 28 28 1") @Flatten Tensor image,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
