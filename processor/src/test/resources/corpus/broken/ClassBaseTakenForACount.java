package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// six units, so that label 5 has one: the classes are five, from 1 on
@Model(data = ClassBaseTakenForACount.Stars.class)
final class ClassBaseTakenForACount {
  // ERROR: [ClassCount] body/dense_2 is [N 6], but Stars has 5 classes
  // THEN: help: end with 5 units: [N 5]
  final Layer body = dense(32).relu().dense(6);

  Tensor forward(Tensor features) {
    return body.apply(features);
  }

  @DataSpec(input = "N 12", label = "int32 N", classes = 5, firstClass = 1)
  static final class Stars {}
}
