package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record BatchIsNamed(
    @Input("N 784") Tensor image,
    @Dense(units = 128, activation = RELU) Tensor hidden,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
