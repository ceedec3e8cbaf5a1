package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// what the layer behind it states is a consequence, and not told
@Model
final class TiedTableTurnedWithStatedInputs {
  static final int VOCABULARY = 65, CONTEXT = 32, WIDTH = 48;
  final Parameter tokens = parameter("WIDTH VOCABULARY", Init.normal(0.02));
  final Layer norm = dense(WIDTH, o -> o.inputs(WIDTH));

  @Inference
  Tensor forward(@Shape("int32 N T<=CONTEXT") Tensor ids) {
    Tensor h = norm.apply(tokens.gather(ids));
    // ERROR: [MatMulSizes] matMul cannot multiply [N T 48] by [65 48]: 48 columns meet 65 rows
    // THEN: fix: write parameter("VOCABULARY WIDTH") in tokens, TiedTableTurnedWithStatedInputs.java:11
    return h.matMul(tokens.transpose());
  }
}
