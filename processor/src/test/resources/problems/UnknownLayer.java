import dev.tenon.*;

@Model(data = Mnist.class)
record UnknownLayer(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor hidden,
    // ERROR: [UnknownLayer] "hiden" names no layer of UnknownLayer; did you mean "hidden"?
    @Dense(units = 10) @From("hiden") Tensor logits) {}
