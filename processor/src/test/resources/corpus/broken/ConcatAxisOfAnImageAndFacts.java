package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model
record ConcatAxisOfAnImageAndFacts(
    @Input("N 28 28 1") Tensor image,
    @Conv2d(filters = 4, kernel = 3, activation = RELU) @MaxPool2d(2) Tensor c,
    @Input("N 5") Tensor facts,
    // ERROR: [ConcatSizes] j cannot join [N 14 14 4] and [N 5] along axis 3
    // THEN: fix: put @GlobalAvgPool2d after c
    // THEN: or put @Flatten on input 1
    @Concat @From({"c", "facts"}) Tensor j,
    @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor out) {}
