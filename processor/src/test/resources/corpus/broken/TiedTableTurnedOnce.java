package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the table is turned where it is gathered, and not where it scores
@Model
final class TiedTableTurnedOnce {
  static final int VOCABULARY = 65, CONTEXT = 32, WIDTH = 48;
  final Parameter tokens = parameter("WIDTH VOCABULARY", Init.normal(0.02));
  final Layer wide = dense(4 * WIDTH).gelu().dense(WIDTH);

  @Inference
  Tensor forward(@Shape("int32 N T<=CONTEXT") Tensor ids) {
    Tensor h = tokens.gather(ids);
    // ERROR: [BroadcastMismatch] plus cannot add [N T 65] and [N T 48]
    // THEN: help: make their sizes equal, or 1, counted from the last axis
    h = h.plus(wide.apply(h));
    return h.matMul(tokens);
  }
}
