package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record MissingInputAltogether(
    // ERROR: [NoInput] hidden has no input: nothing stands above it
    // THEN: help: put an @Input element first, or write @Model(data = ...)
    @Dense(units = 64, activation = RELU) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor price) {}
