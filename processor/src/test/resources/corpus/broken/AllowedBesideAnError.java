package cases;

import dev.tenon.*;

// whether a warning would come is not known before the error is mended
@Model
record AllowedBesideAnError(
    @Input("N 32") @Dense(units = 16, activation = Act.RELU) Tensor hidden,
    // ERROR: [DenseWidth] score declares 8 inputs but receives 16: its input is [N 16]
    // THEN: fix: remove inputs
    @Dense(inputs = 8, units = 1) Tensor score,
    @Allow("OneUnitSoftmax") @Softmax Tensor probability) {}
