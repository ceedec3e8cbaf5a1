package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the same without a residual
@Model
final class TiedTableTurnedInAChain {
  static final int VOCABULARY = 65, CONTEXT = 32, WIDTH = 48;
  final Parameter tokens = parameter("VOCABULARY WIDTH", Init.normal(0.02));
  final Layer wide = dense(4 * WIDTH).gelu().dense(WIDTH);

  Tensor forward(@Shape("int32 N T<=CONTEXT") Tensor ids) {
    return wide.apply(tokens.gather(ids)).matMul(tokens.transpose());
  }

  Objective next(@Shape("int32 N T") Tensor ids, @Shape("int32 N T") Tensor next) {
    return minimize(softmaxCrossEntropy(forward(ids), next).mean()).using(adam(3e-4));
  }
}
