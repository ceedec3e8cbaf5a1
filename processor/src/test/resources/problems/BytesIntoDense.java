import dev.tenon.*;

@Model(data = Mnist.class)
record BytesIntoDense(
    @Flatten Tensor flat,
    // ERROR: [FloatInput] logits takes floating numbers, but its input is [uint8 N 784]
    @Dense(units = 10) Tensor logits) {}
