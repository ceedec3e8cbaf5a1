import dev.tenon.*;

@Model(data = Mnist.class)
record StatedShape(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    // ERROR: [StatedShape] flat is stated to be [N 785] but is [N 784]
    @Flatten @Shape("N 785") Tensor flat,
    @Dense(units = 10) Tensor logits) {}
