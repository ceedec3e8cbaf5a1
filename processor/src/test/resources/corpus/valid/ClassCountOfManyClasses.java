package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Cifar10.class)
record ClassCountOfManyClasses(
    @Normalize Tensor pixels,
    @Conv2d(filters = 32, kernel = 3, stride = 2, activation = RELU) Tensor conv,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
