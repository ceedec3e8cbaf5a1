package cases;

import dev.tenon.*;

// rows are steps
@Model(data = Mnist.class)
record ImagesReadAsRows(
    @Normalize Tensor x,
    @Reshape("N 28 28") @Lstm(units = 64) Tensor l,
    @Dense(units = 10) Tensor out) {}
