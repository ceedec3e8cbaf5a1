import dev.tenon.*;

@Model(data = Mnist.class)
record LayerType(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    // ERROR: [LayerType] flat is a String; what a layer computes is a Tensor
    @Flatten String flat,
    @Dense(units = 10) Tensor logits) {}
