package cases;

import dev.tenon.*;

// what comes after a name that is misspelt is told, too
@Model
record MissingInputMisspelt(
    @Input("N 28 28 1") Tensor image,
    @Conv2d(filters = 16, kernel = 3, activation = Act.RELU) Tensor conv1,
    @Conv2d(filters = 16, kernel = 3) Tensor conv2,
    // ERROR: [UnknownLayer] "cnov1" names no layer of MissingInputMisspelt; did you mean "conv1"?
    // THEN: fix: write "conv1"
    @Add @From({"conv2", "cnov1"}) Tensor joined,
    @Conv2d(filters = 20, kernel = 3) Tensor wide,
    // ERROR: [BroadcastMismatch] sum cannot add [N 28 28 20] and [N 28 28 16]
    // THEN: fix: write filters = 16 in wide
    @Add @From({"wide", "joined"}) Tensor sum,
    @GlobalAvgPool2d Tensor pooled,
    // ERROR: [StatedShape] dropped is stated to be [N 17] but is [N 16]
    // THEN: fix: write @Shape("N 16")
    @Dropout(0.2) @Shape("N 17") Tensor dropped,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
