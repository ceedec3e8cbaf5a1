import dev.tenon.*;

@Model(data = Mnist.class)
// ERROR: [OverBudget] OverBudget has 7,850 parameters; @Budget allows 7,849
@Budget(parameters = 7849)
record OverBudget(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}

@Model(data = Mnist.class)
@Budget(
    parameters = 7850,
    // ERROR: [OverBudget] OverFlops takes 18,110 FLOPs an example; @Budget allows 18,109
    flops = 18109,
    activationBytes = 3176)
record OverFlops(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}

@Model(data = Mnist.class)
// ERROR: [OverBudget] OverMemory keeps 3,176 bytes of activations an example; @Budget allows 3,000
@Budget(activationBytes = 3_000)
record OverMemory(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}

@Model(data = Mnist.class)
@Budget(parameters = 7850, activationBytes = 3176, flops = 18_110)
record WithinBudget(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
