import dev.tenon.*;

@Model
record NoInput(
    // ERROR: [NoInput] flat has no input: nothing stands above it
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
