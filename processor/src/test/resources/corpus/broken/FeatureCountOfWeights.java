package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// logistic regression by hand
@Model
final class FeatureCountOfWeights {
  final Parameter weights = parameter("29 1", Init.ZEROS), bias = parameter("1", Init.ZEROS);

  Tensor forward(@Shape("N 30") Tensor measured) {
    // ERROR: [MatMulSizes] matMul cannot multiply [N 30] by [29 1]: 30 columns meet 29 rows
    // THEN: fix: write parameter("30 1") in weights, FeatureCountOfWeights.java:10
    return measured.matMul(weights).plus(bias);
  }
}
