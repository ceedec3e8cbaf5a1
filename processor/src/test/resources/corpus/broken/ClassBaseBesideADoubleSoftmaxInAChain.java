package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = ClassBaseBesideADoubleSoftmaxInAChain.Digits.class)
final class ClassBaseBesideADoubleSoftmaxInAChain {
  // ERROR: [LabelBase] body/softmax is compared with labels from 0 to 9, but those of Digits go from 1 to 10
  // WARNING: [DoubleSoftmax] body/softmax ends with softmax, which SOFTMAX_CROSS_ENTROPY applies itself
  // THEN: help: number the classes from 0 where the data is loaded, or write labels.minus(1) in an objective
  // THEN: fix: remove .softmax()
  final Layer body = dense(16).relu().dense(10).softmax();

  @DataSpec(input = "N 64", label = "int32 N", classes = 10, firstClass = 1)
  static final class Digits {}
}
