package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record BatchMissingInAPicture(
    @Input("N 28 28 1") Tensor image,
    @Flatten Tensor flat,
    @Dense(units = 64, activation = RELU) Tensor hidden,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
