package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = ClassCountOfARow.Flower.class)
record ClassCountOfARow(
    @Dense(units = 16, activation = RELU) Tensor hidden,
    @Dense(units = 3) Tensor species) {

  record Flower(float petalLength, float petalWidth, @Label Species species) {}

  enum Species {
    SETOSA,
    VERSICOLOR,
    VIRGINICA
  }
}
