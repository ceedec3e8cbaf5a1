package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

// twins of different widths: pooling leaves the filters in another axis
@Model
record ProductOfPooledTwins(
    @Input("N 105 105 1") Tensor one,
    @Conv2d(filters = 16, kernel = 10, stride = 4, activation = RELU) @GlobalAvgPool2d Tensor a,
    @Input("N 105 105 1") Tensor two,
    @Conv2d(filters = 32, kernel = 10, stride = 4, activation = RELU) @GlobalAvgPool2d Tensor b,
    // ERROR: [BroadcastMismatch] same cannot multiply [N 16] and [N 32]
    // THEN: fix: write filters = 16 in b
    // THEN: or write filters = 32 in a
    @Multiply @From({"a", "b"}) Tensor same,
    @Dense(units = 1, activation = SIGMOID) @Output(loss = Loss.BINARY_CROSS_ENTROPY) Tensor p) {}
