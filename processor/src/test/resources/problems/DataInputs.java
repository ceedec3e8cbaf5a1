import dev.tenon.*;

@Model(data = Mnist.class)
record DataInputs(
    @Input("uint8 N 28 28 1") Tensor pixels,
    // ERROR: [ManyInputs] Mnist gives one input, but there are 2
    @Input("N 3") Tensor more,
    @Normalize @From("pixels") Tensor real,
    @Flatten Tensor flat,
    @Concat @From({"flat", "more"}) Tensor both,
    @Dense(units = 10) Tensor logits) {}
