import dev.tenon.*;

@Model(data = Mnist.class)
record ConvKernel(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @MaxPool2d(4) Tensor pool1,
    @MaxPool2d(4) Tensor pool2,
    // ERROR: [ConvKernel] conv has a kernel of 3 x 3, which does not fit into 1 x 1: its input is [N 1 1 1]
    @Conv2d(filters = 32, kernel = 3, padding = Padding.VALID) Tensor conv,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
