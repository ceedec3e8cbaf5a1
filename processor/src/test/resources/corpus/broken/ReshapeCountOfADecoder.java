package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record ReshapeCountOfADecoder(
    @Input("N 32") Tensor code,
    @Dense(units = 6272, activation = RELU) Tensor wide,
    // ERROR: [ReshapeCount] maps cannot reshape [N 6272] to [N 7 7 64]: 6272*N elements are not 3136*N
    // THEN: fix: write @Reshape("N 7 7 128")
    // THEN: or write units = 3136 in wide
    @Reshape("N 7 7 64") Tensor maps,
    @Conv2dTranspose(filters = 32, kernel = 3, stride = 2, activation = RELU) Tensor up1,
    @Conv2dTranspose(filters = 1, kernel = 3, stride = 2) Tensor image) {}
