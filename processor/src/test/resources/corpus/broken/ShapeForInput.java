package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record ShapeForInput(
    // ERROR: [NoInput] image has no input: nothing stands above it
    // THEN: fix: write @Input in place of @Shape
    @Shape("N 64 64 3") Tensor image,
    @Conv2d(filters = 16, kernel = 3, stride = 2, activation = RELU) Tensor conv1,
    @GlobalAvgPool2d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 5) Tensor logits) {}
