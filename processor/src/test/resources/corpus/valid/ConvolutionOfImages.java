package cases;

import dev.tenon.*;

@Model
record ConvolutionOfImages(
    @Input("N 32 32 3") Tensor image,
    @Conv2d(filters = 16, kernel = 3, stride = 2, activation = Act.RELU) Tensor edges,
    @MaxPool2d(2) Tensor smaller,
    @Conv2d(filters = 32, kernel = 3) Tensor parts,
    @GlobalAvgPool2d Tensor pooled,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 5) Tensor logits) {}
