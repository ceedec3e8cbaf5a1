import dev.tenon.*;

@Model(data = Mnist.class)
record EmptyFrom(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [NoInput] logits has no input: @From names none
    @Dense(units = 10) @From({}) Tensor logits) {}
