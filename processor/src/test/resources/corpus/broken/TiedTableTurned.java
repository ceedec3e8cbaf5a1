package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a table that reads and scores tokens, with its sizes the wrong way round
@Model
final class TiedTableTurned {
  static final int VOCABULARY = 65, CONTEXT = 32, WIDTH = 48;
  final Parameter tokens = parameter("WIDTH VOCABULARY", Init.normal(0.02));
  final Layer wide = dense(4 * WIDTH).gelu().dense(WIDTH);

  Tensor forward(@Shape("int32 N T<=CONTEXT") Tensor ids) {
    Tensor h = tokens.gather(ids);
    // ERROR: [BroadcastMismatch] plus cannot add [N T 65] and [N T 48]
    // THEN: fix: write parameter("VOCABULARY WIDTH") in tokens, TiedTableTurned.java:11
    h = h.plus(wide.apply(h));
    return h.matMul(tokens.transpose());
  }

  Objective next(@Shape("int32 N T") Tensor ids, @Shape("int32 N T") Tensor next) {
    return minimize(softmaxCrossEntropy(forward(ids), next).mean()).using(adam(3e-4));
  }
}
