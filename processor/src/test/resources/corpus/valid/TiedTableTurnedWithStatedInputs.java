package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// what a layer states of a table in front of it
@Model
final class TiedTableTurnedWithStatedInputs {
  static final int VOCABULARY = 65, CONTEXT = 32, WIDTH = 48;
  final Parameter tokens = parameter("VOCABULARY WIDTH", Init.normal(0.02));
  final Layer norm = dense(WIDTH, o -> o.inputs(WIDTH));

  @Inference
  Tensor forward(@Shape("int32 N T<=CONTEXT") Tensor ids) {
    Tensor h = norm.apply(tokens.gather(ids));
    return h.matMul(tokens.transpose());
  }
}
