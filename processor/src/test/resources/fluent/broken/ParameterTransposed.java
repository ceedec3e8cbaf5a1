package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class ParameterTransposed {
  final Parameter weight = parameter("16 8", Init.normal(0.1)),
      bias = parameter("15", Init.ZEROS),
      back = parameter("16 8", Init.normal(0.1));

  @Inference
  Tensor hidden(@Shape("N 8") Tensor x) {
    // ERROR: [MatMulSizes] matMul cannot multiply [N 8] by [16 8]: 8 columns meet 16 rows
    // THEN: fix: write parameter("8 16") in weight, ParameterTransposed.java:10
    // THEN: or put .transpose() after the 2nd tensor, [16 8]
    return x.matMul(weight);
  }

  @Inference
  Tensor biased(@Shape("N 16") Tensor x) {
    // ERROR: [BiasSize] biasAdd cannot add a bias [15] to the last axis of [N 16]
    // THEN: fix: write parameter("16") in bias, ParameterTransposed.java:11
    // THEN: or write @Shape("N 15") in x of biased
    return x.biasAdd(bias);
  }

  @Inference
  Tensor right(@Shape("N 16") Tensor x) {
    return x.matMul(back).matMul(back, false, true);
  }
}
