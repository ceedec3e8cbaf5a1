package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record ReconstructionWidth(
    @Input("N 784") Tensor image,
    @Dense(units = 128, activation = RELU) Tensor hidden,
    @Dense(units = 32, activation = RELU) Tensor code,
    @Dense(units = 128, activation = RELU) Tensor wide,
    // ERROR: [StatedShape] restored is stated to be [N 784] but is [N 768]
    // THEN: fix: write units = 784 in restored
    // THEN: or write @Shape("N 768")
    @Dense(units = 768) @Shape("N 784") Tensor restored) {}
