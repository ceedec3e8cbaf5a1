package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class StateWithoutCell {
  final Recurrent decoder = lstm(8);

  record Next(Tensor state, Tensor cell) {}

  @Inference
  Next next(@Shape("N 4") Tensor x, @Shape("N 8") Tensor state, @Shape("N 8") Tensor cell) {
    List<Tensor> kept = decoder.step(x, List.of(state, cell));
    return new Next(kept.get(0), kept.get(1));
  }
}
