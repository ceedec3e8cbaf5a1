package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = Mnist.class)
record ClassCountWithoutAClassifier(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 128, activation = RELU) Tensor hidden,
    @Dropout(0.5) Tensor dropped,
    @Dense(units = 10) Tensor logits) {}
