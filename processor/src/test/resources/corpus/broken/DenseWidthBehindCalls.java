package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// how a width came about is told by the calls that were written
@Model
final class DenseWidthBehindCalls {
  final Parameter weights = parameter("20 3", Init.GLOROT_UNIFORM);

  Tensor forward(@Shape("N 4 1 6") Tensor x) {
    Tensor rows = x.squeeze(2);
    Tensor same = rows.expandDims(1).flip(1).squeeze(1);
    Tensor flat = same.rearrange("n a b -> n (a b)");
    // ERROR: [MatMulSizes] matMul cannot multiply [N 24] by [20 3]: 24 columns meet 20 rows
    // THEN: squeeze     4 x 6      DenseWidthBehindCalls.java:13
    // THEN: expandDims  1 x 4 x 6  line 14
    // THEN: squeeze     4 x 6      line 14
    // THEN: rearrange   24         line 15
    // THEN: fix: write parameter("24 3") in weights, DenseWidthBehindCalls.java:10
    return flat.matMul(weights);
  }
}
