import dev.tenon.*;

@Model(data = Mnist.class)
record InputType(
    // ERROR: [InputType] pixels is [N 28 28 1], but Mnist gives [uint8 N 28 28 1]
    @Input("N 28 28 1") Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
