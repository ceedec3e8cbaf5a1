import dev.tenon.*;

@Model(data = Mnist.class)
record ManyInputs(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 20) Tensor left,
    // ERROR: [ManyInputs] logits takes one input, but @From names 2
    @Dense(units = 10) @From({"left", "flat"}) Tensor logits) {}
