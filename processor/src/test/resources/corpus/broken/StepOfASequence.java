package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class StepOfASequence {
  // ERROR: [StepRank] decoder takes one step, [N C], but its input is [N T 4]
  // THEN: fix: write @Shape("N 4") in x
  final Recurrent decoder = gru(8);

  @Inference
  Tensor next(@Shape("N T 4") Tensor x, @Shape("N 8") Tensor state) {
    return decoder.step(x, state);
  }
}
