package cases;

import dev.tenon.*;

@Model
record MaskThroughAStride(
    @Input("int32 N T") Tensor text,
    @Embedding(vocabulary = 1000, units = 16, maskZero = true) Tensor words,
    @Conv1d(filters = 16, kernel = 3, stride = 2, activation = Act.RELU) Tensor halved,
    @MaxPool1d(value = 3, stride = 2, padding = Padding.SAME) Tensor quartered,
    @Lstm(units = 8) Tensor read,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 2) Tensor logits) {}
