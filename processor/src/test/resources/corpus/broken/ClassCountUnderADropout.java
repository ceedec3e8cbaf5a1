package cases;

import dev.tenon.*;

@Model(data = Mnist.class)
record ClassCountUnderADropout(
    @Normalize Tensor pixels,
    @Flatten Tensor flat,
    @Dense(units = 9) Tensor digits,
    // ERROR: [ClassCount] dropped is [N 9], but Mnist has 10 classes
    // THEN: fix: write units = 10 in digits
    // WARNING: [DropoutAfterOutput] dropped drops a part of the output [N 10] itself before the loss
    // THEN: fix: remove @Dropout from dropped
    @Dropout(0.5) Tensor dropped) {}
