package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = ClassBaseSubtracted.Stars.class)
final class ClassBaseSubtracted {
  final Layer body = dense(32).relu().dense(5);

  Objective learn(Tensor features, Tensor stars) {
    return minimize(softmaxCrossEntropy(body.apply(features), stars.minus(1)).mean());
  }

  @DataSpec(input = "N 12", label = "int32 N", classes = 5, firstClass = 1)
  static final class Stars {}
}
