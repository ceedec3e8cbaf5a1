package cases;

import dev.tenon.*;

@Model
record DenseWidthOfALetter(
    @Input("N T WIDTH") Tensor words,
    @Dense(units = DenseWidthOfALetter.WIDTH, activation = Act.RELU) Tensor hidden,
    @Output(loss = Loss.MEAN_SQUARED_ERROR) @Dense(units = 1) Tensor score) {
  static final int WIDTH = 32;
  static final int N = 200;
}
