package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

// what is kept from step to step comes as a record
@Model
final class StateOfARecord {
  // ERROR: [RecurrentState] reader is given a cell of [N 32], but keeps [N 48]
  // THEN: fix: write @Shape("N 48") in cell
  final Recurrent reader = lstm(48);

  record Kept(@Shape("N 48") Tensor state, @Shape("N 32") Tensor cell) {}

  record Next(Tensor state, Tensor cell) {}

  @Inference
  Next step(@Shape("N 24") Tensor word, Kept kept) {
    List<Tensor> next = reader.step(word, List.of(kept.state(), kept.cell()));
    return new Next(next.get(0), next.get(1));
  }
}
