package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class StepOfASequence {
  final Recurrent decoder = gru(8);

  @Inference
  Tensor next(@Shape("N 4") Tensor x, @Shape("N 8") Tensor state) {
    return decoder.step(x, state);
  }
}
