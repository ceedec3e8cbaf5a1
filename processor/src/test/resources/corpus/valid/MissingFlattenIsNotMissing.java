package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

// each pixel of a coarse picture is put back to its size, and scored
@Model
record MissingFlattenIsNotMissing(
    @Input("N 32 32 3") @Conv2d(filters = 16, kernel = 3, activation = RELU) Tensor fine,
    @MaxPool2d(2) @Dense(units = 32, activation = RELU) Tensor coarse,
    @UpSample2d(2) Tensor large,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 6) Tensor scene,
    @From("coarse") @UpSample2d(2) @Conv2d(filters = 6, kernel = 1) Tensor finer,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "edges") @Conv2d(filters = 2, kernel = 1)
        Tensor edges,
    @From("coarse")
        @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "parts")
        @Conv2d(filters = 4, kernel = 1)
        Tensor parts,
    @From("coarse") @GlobalAvgPool2d Tensor all,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY, label = "kind") @Dense(units = 3) Tensor kind) {}
