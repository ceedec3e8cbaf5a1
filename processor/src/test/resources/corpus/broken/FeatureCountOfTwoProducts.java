package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// two mistakes in expressions, and what follows from the first
@Model
final class FeatureCountOfTwoProducts {
  final Parameter first = parameter("29 8", Init.GLOROT_UNIFORM);
  final Parameter bias = parameter("8", Init.ZEROS);
  final Parameter second = parameter("8 3", Init.GLOROT_UNIFORM);
  final Parameter third = parameter("8 3", Init.GLOROT_UNIFORM);

  Tensor forward(@Shape("N 30") Tensor measured, @Shape("N 3") Tensor known) {
    // ERROR: [MatMulSizes] matMul cannot multiply [N 30] by [29 8]: 30 columns meet 29 rows
    // THEN: fix: write parameter("30 8") in first, FeatureCountOfTwoProducts.java:10
    Tensor hidden = measured.matMul(first).plus(bias).relu();
    Tensor scores = hidden.matMul(second);
    // ERROR: [MatMulSizes] matMul cannot multiply [N 4] by [8 3]: 4 columns meet 8 rows
    // THEN: fix: write parameter("4 3") in third, FeatureCountOfTwoProducts.java:13
    return scores.plus(concat(known, known.slice(1, 0, 1)).matMul(third));
  }
}
