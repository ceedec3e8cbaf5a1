package cases;

import dev.tenon.*;

// whether it is needed shows only where weights were locked
@Model
@Allow("WeightShape")
record AllowedChangeOfALockThatIsNotThere(
    @Input("N 28 28 1") @Flatten Tensor image,
    @Output(loss = Loss.SOFTMAX_CROSS_ENTROPY) @Dense(units = 10) Tensor logits) {}
