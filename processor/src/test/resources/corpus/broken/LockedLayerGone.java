package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// LOCK: input image: float32 N 28 28 1
// LOCK: parameter conv1/kernel: float32 3 3 1 32
// LOCK: parameter conv1/bias: float32 32
// LOCK: parameter extra/kernel: float32 3 3 32 32
// LOCK: parameter conv2/kernel: float32 3 3 32 64
// LOCK: parameter conv2/bias: float32 64
// LOCK: parameter logits/kernel: float32 64 10
// LOCK: parameter logits/bias: float32 10
@Model
// WARNING: [WeightRemoved] extra/kernel (3 3 32 32) is gone: checkpoints saved before do not fit
record LockedLayerGone(
    @Input("N 28 28 1") Tensor image,
    @Conv2d(filters = 32, kernel = 3, activation = RELU) Tensor conv1,
    @Conv2d(filters = 64, kernel = 3, activation = RELU) Tensor conv2,
    @GlobalAvgPool2d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
