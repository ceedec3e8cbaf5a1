package cases;

import static dev.tenon.Act.RELU;
import static dev.tenon.Act.SOFTMAX;

import dev.tenon.*;

@Model
record SoftmaxBeforeAStatedLoss(
    @Input("N 64 64 3") Tensor image,
    @Conv2d(filters = 16, kernel = 3, stride = 2, activation = RELU) Tensor conv1,
    @GlobalAvgPool2d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY)
        // WARNING: [DoubleSoftmax] scores ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
        // THEN: fix: remove activation
        @Dense(units = 5, activation = SOFTMAX)
        Tensor scores) {}
