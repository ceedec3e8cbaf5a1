import dev.tenon.*;

@Model(data = Mnist.class)
record HugeWork(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Conv2d(filters = 2147483647, kernel = 1) Tensor wide,
    // ERROR: [SizeOverflow] wider takes more operations than 64 bits can count
    @Conv2d(filters = 2147483647, kernel = 1) Tensor wider,
    @GlobalAvgPool2d Tensor pooled,
    @Dense(units = 10) Tensor logits) {}
