package cases;

import dev.tenon.*;

@Model
record ConvolutionOfSequencesForImages(
    @Input("N 32 32 3") Tensor image,
    // ERROR: [SequenceRank] edges takes [N T C], but its input is [N 32 32 3]
    // THEN: fix: write @Conv2d in place of @Conv1d
    @Conv1d(filters = 16, kernel = 3, stride = 2, activation = Act.RELU) Tensor edges,
    @MaxPool2d(2) Tensor smaller,
    @Conv2d(filters = 32, kernel = 3) Tensor parts,
    @GlobalAvgPool2d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 5) Tensor logits) {}
