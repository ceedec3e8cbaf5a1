import dev.tenon.*;

@Model(data = Mnist.class)
record HugeSizes(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Conv2d(filters = 2147483647, kernel = 3) Tensor conv,
    @Flatten Tensor flat,
    // ERROR: [SizeOverflow] hidden has sizes beyond 64 bits
    @Dense(units = 2147483647) Tensor hidden,
    @Dense(units = 10) Tensor logits) {}
