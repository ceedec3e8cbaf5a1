package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class StepBothWays {
  final Recurrent tagger = gru(8, o -> o.bias(false));

  @Inference
  Tensor next(@Shape("N 4") Tensor x, @Shape("N 8") Tensor state) {
    return tagger.step(x, state);
  }
}
