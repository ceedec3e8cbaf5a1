package cases;

import static dev.tenon.Act.*;

import dev.tenon.*;

@Model
record ConcatAxisOfAnImageAndFacts(
    @Input("N 28 28 1") Tensor image,
    @Conv2d(filters = 4, kernel = 3, activation = RELU) @MaxPool2d(2) @GlobalAvgPool2d Tensor c,
    @Input("N 5") Tensor facts,
    @Concat @From({"c", "facts"}) Tensor j,
    @Dense(units = 2) @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) Tensor out) {}
