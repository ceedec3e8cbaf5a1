package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the same without a residual: the product alone tells
@Model
final class TiedTableTurnedInAChain {
  static final int VOCABULARY = 65, CONTEXT = 32, WIDTH = 48;
  final Parameter tokens = parameter("WIDTH VOCABULARY", Init.normal(0.02));
  final Layer wide = dense(4 * WIDTH).gelu().dense(WIDTH);

  Tensor forward(@Shape("int32 N T<=CONTEXT") Tensor ids) {
    // ERROR: [MatMulSizes] matMul cannot multiply [N T 48] by [65 48]: 48 columns meet 65 rows
    // THEN: fix: write parameter("VOCABULARY WIDTH") in tokens, TiedTableTurnedInAChain.java:11
    return wide.apply(tokens.gather(ids)).matMul(tokens.transpose());
  }

  Objective next(@Shape("int32 N T") Tensor ids, @Shape("int32 N T") Tensor next) {
    return minimize(softmaxCrossEntropy(forward(ids), next).mean()).using(adam(3e-4));
  }
}
