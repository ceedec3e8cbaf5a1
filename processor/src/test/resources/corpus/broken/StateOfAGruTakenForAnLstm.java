package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

// the two tensors of an LSTM are kept; nothing is said of the record that takes both
@Model
final class StateOfAGruTakenForAnLstm {
  // ERROR: [RecurrentState] reader keeps 1 tensor, its state, but is given 2
  // THEN: fix: write lstm in place of gru
  final Recurrent reader = gru(48);

  record Kept(@Shape("N 48") Tensor state, @Shape("N 48") Tensor cell) {}

  record Next(Tensor state, Tensor cell) {}

  @Inference
  Next step(@Shape("N 24") Tensor word, Kept kept) {
    List<Tensor> next = reader.step(word, List.of(kept.state(), kept.cell()));
    return new Next(next.get(0), next.get(1));
  }
}
