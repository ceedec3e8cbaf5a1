package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class StepOfASequence {
  // ERROR: [StepRank] decoder takes one step, [N, C], but its input is [N T 4]
  // THEN: help: use run, which takes all steps, or take one out, such as by x.slice(1, 0, 1)
  final Recurrent decoder = gru(8);

  @Inference
  Tensor next(@Shape("N T 4") Tensor x, @Shape("N 8") Tensor state) {
    return decoder.step(x, state);
  }
}
