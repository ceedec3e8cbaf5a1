import dev.tenon.*;

@Model(data = Mnist.class)
record ManyLabels(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    @Output @Dense(units = 10) Tensor digit,
    // ERROR: [ManyLabels] again is compared with "age", but Mnist gives one label, "label"
    @Output(label = "age") @Dense(units = 10) @From("flat") Tensor again) {}
