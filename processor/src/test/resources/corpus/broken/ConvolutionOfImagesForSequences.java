package cases;

import dev.tenon.*;

// rows and columns are told apart, which sequences do not have
@Model
record ConvolutionOfImagesForSequences(
    @Input("N 30 16") Tensor signal,
    // ERROR: [ImageRank] edges takes [N H W C], but its input is [N 30 16]
    // THEN: fix: write @Conv1d in place of @Conv2d
    @Conv2d(stride = {1, 1}, filters = 16, kernel = {3, 3}) Tensor edges,
    // ERROR: [ImageRank] smaller takes [N H W C], but its input is [N 30 16]
    // THEN: fix: write @MaxPool1d in place of @MaxPool2d
    @MaxPool2d({2, 2}) Tensor smaller,
    @GlobalAvgPool1d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 5) Tensor logits) {}
