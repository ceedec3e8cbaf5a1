import dev.tenon.*;

@Model(data = Mnist.class)
record DenseWidth(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [DenseWidth] hidden declares 1050 inputs but receives 784: its input is [N 784]
    @Dense(inputs = 1050, units = 20) Tensor hidden,
    @Dense(units = 10) Tensor logits) {}
