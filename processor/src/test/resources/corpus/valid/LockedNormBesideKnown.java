package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// LOCK: parameter conv1/kernel: float32 3 3 1 32
// LOCK: parameter conv1/bias: float32 32
// LOCK: parameter conv1/norm/gamma: float32 32
// LOCK: parameter conv1/norm/beta: float32 32
// LOCK: state conv1/norm/movingMean: float32 32
// LOCK: state conv1/norm/movingVariance: float32 32
// LOCK: parameter logits/kernel: float32 32 10
// LOCK: parameter logits/bias: float32 10
@Model
record LockedNormBesideKnown(
    @Input("N 28 28 1") Tensor image,
    @Formerly("conv1") @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor stem,
    @Formerly("conv1/norm") @BatchNorm Tensor norm1,
    @GlobalAvgPool2d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
