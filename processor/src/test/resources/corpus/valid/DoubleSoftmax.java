package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record DoubleSoftmax(
    @Normalize @Flatten Tensor pixels,
    @Dense(units = 10) Tensor logits) {}
