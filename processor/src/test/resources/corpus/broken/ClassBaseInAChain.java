package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = ClassBaseInAChain.Stars.class)
final class ClassBaseInAChain {
  // ERROR: [LabelBase] body/dense_2 is compared with labels from 0 to 4, but those of Stars go from 1 to 5
  // THEN: help: number the classes from 0 where the data is loaded, or write labels.minus(1) in an objective
  final Layer body = dense(32).relu().dense(5);

  Tensor forward(Tensor features) {
    return body.apply(features);
  }

  @DataSpec(input = "N 12", label = "int32 N", classes = 5, firstClass = 1)
  static final class Stars {}
}
