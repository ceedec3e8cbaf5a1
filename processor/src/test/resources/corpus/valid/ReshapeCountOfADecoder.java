package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model
record ReshapeCountOfADecoder(
    @Input("N 32") Tensor code,
    @Dense(units = 3136, activation = RELU) Tensor wide,
    @Reshape("N 7 7 64") Tensor maps,
    @Conv2dTranspose(filters = 32, kernel = 3, stride = 2, activation = RELU) Tensor up1,
    @Conv2dTranspose(filters = 1, kernel = 3, stride = 2) @Shape("N 28 28 1") Tensor image) {}
