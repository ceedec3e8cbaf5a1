package cases;

import dev.tenon.*;

// names and texts are wrong whatever the sizes before them are
@Model(data = Cifar10.class)
record TextsBehindAMistake(
    @Normalize @Conv2d(filters = 7, kernel = 3) Tensor seen,
    // ERROR: [GroupNormGroups] norm cannot split 7 channels into 4 groups: its input is [N 32 32 7]
    // THEN: fix: write groups = 1
    @GroupNorm(groups = 4) Tensor norm,
    // ERROR: [ShapeText] rows "N 32 x 224": "x" is no size
    // THEN: fix: write @Reshape("N 32 224")
    @Reshape("N 32 x 224") Tensor rows,
    // ERROR: [UnknownLayer] "roads" names no layer of TextsBehindAMistake
    // THEN: fix: write "rows"
    @From("roads") @Flatten Tensor flat,
    // ERROR: [ShapeText] "N 0": 0 is no size
    // THEN: help: a size is 1 or more
    @Shape("N 0") @Dense(units = 10) Tensor digits) {}
