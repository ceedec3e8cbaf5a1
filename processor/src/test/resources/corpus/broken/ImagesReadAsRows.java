package cases;

import dev.tenon.*;

// rows are steps
@Model(data = Mnist.class)
record ImagesReadAsRows(
    @Normalize Tensor x,
    // ERROR: [SequenceRank] l takes [N T C], but its input is [N 28 28 1]
    // THEN: fix: put @Reshape("N 28 28") before it
    @Lstm(units = 64) Tensor l,
    @Dense(units = 10) Tensor out) {}
