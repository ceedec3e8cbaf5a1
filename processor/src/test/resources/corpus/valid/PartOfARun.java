package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class PartOfARun {
  final Recurrent encoder = gru(8);
  final Recurrent decoder = gru(8);
  final Layer out = dense(3);

  Tensor forward(@Shape("N T 4") Tensor x, @Shape("N S 4") Tensor y) {
    Recurrent.Run run = encoder.run(x);
    Tensor seen = run.outputs().mean(1).plus(run.last());
    return out.apply(decoder.run(y, seen).outputs());
  }
}
