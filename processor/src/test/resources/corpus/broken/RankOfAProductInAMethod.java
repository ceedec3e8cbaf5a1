package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class RankOfAProductInAMethod {
  final Layer body = dense(4);

  @Inference
  Tensor scores(@Shape("N 4") Tensor x, @Shape("4") Tensor weights) {
    // ERROR: [MatMulRank] matMul multiplies [... n k] by [... k m], not [N 4] by [4]
    // THEN: fix: put .expandDims(-1) after the 2nd tensor, [4]
    return body.apply(x).matMul(weights);
  }
}
