package cases;

import dev.tenon.*;

// no other layer is called so, but one is not used
@Model(data = Cifar10.class)
record MissingInputThatNothingUses(
    @Normalize @Conv2d(filters = 16, kernel = 3) @Relu Tensor stem,
    @Conv2d(filters = 16, kernel = 3) Tensor main,
    // ERROR: [UnknownLayer] "branch" names no layer of MissingInputThatNothingUses
    // THEN: fix: write "main"
    @Add @From({"stem", "branch"}) Tensor sum,
    @GlobalAvgPool2d @Dense(units = 10) Tensor logits) {}
