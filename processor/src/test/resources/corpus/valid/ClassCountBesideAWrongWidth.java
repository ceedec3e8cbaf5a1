package cases;

import dev.tenon.*;

// three mistakes in one layer
@Model(data = Cifar10.class)
record ClassCountBesideAWrongWidth(
    @Normalize @Conv2d(filters = 16, kernel = 3) @Relu Tensor stem,
    @Flatten @Dense(units = 10) Tensor out) {}
