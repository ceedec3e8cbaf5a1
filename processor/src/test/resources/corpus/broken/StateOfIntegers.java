package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class StateOfIntegers {
  // ERROR: [RecurrentState] decoder is given a state of [int32 N 8], but keeps [N 8]
  // THEN: fix: write @Shape("N 8") in state
  final Recurrent decoder = gru(8);

  @Inference
  Tensor next(@Shape("N 4") Tensor x, @Shape("int32 N 8") Tensor state) {
    return decoder.step(x, state);
  }
}
