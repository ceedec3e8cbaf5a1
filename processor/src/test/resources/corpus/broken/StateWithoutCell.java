package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class StateWithoutCell {
  // ERROR: [RecurrentState] decoder keeps 2 tensors, state and cell, but is given 1
  // THEN: help: hand over a list of state and cell, as run(...).state() is
  final Recurrent decoder = lstm(8);

  record Next(Tensor state, Tensor cell) {}

  @Inference
  Tensor next(@Shape("N 4") Tensor x, @Shape("N 8") Tensor state, @Shape("N 8") Tensor cell) {
    return decoder.step(x, state);
  }
}
