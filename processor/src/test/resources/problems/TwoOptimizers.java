import dev.tenon.*;

@Model(data = Mnist.class)
@Adam(1e-3)
// ERROR: [TwoOptimizers] TwoOptimizers has two optimizers, @Adam and @Sgd
@Sgd(0.1)
record TwoOptimizers(
    @Normalize(mean = 0.1307, std = 0.3081) Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 10) Tensor logits) {}
