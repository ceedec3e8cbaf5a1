import dev.tenon.*;

@Model(data = Mnist.class)
record LongName(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    // ERROR: [DenseWidth] aNameThatSomebodyHasGivenWitho... declares 5 inputs but receives 784: its input is [N 784]
    @Dense(inputs = 5, units = 10) Tensor aNameThatSomebodyHasGivenWithoutAThoughtOfThoseWhoReadIt) {}
