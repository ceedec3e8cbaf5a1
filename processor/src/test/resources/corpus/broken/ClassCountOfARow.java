package cases;

import static dev.tenon.Act.RELU;

import dev.tenon.*;

@Model(data = ClassCountOfARow.Flower.class)
record ClassCountOfARow(
    @Dense(units = 16, activation = RELU) Tensor hidden,
    // ERROR: [ClassCount] species is [N 2], but Flower has 3 classes
    // THEN: fix: write units = 3
    @Dense(units = 2) Tensor species) {

  record Flower(float petalLength, float petalWidth, @Label Species species) {}

  enum Species {
    SETOSA,
    VERSICOLOR,
    VIRGINICA
  }
}
