package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a table that is turned where it scores
@Model
final class TiedTableTurnedOnce {
  static final int VOCABULARY = 65, CONTEXT = 32, WIDTH = 48;
  final Parameter tokens = parameter("VOCABULARY WIDTH", Init.normal(0.02));
  final Layer wide = dense(4 * WIDTH).gelu().dense(WIDTH);

  @Inference
  Tensor forward(@Shape("int32 N T<=CONTEXT") Tensor ids) {
    Tensor h = tokens.gather(ids);
    h = h.plus(wide.apply(h));
    return h.matMul(tokens.transpose());
  }
}
