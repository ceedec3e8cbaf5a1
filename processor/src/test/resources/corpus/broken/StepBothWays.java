package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class StepBothWays {
  // ERROR: [BidirectionalStep] tagger goes both ways, so it has no single steps
  // THEN: fix: write o.bidirectional(false)
  final Recurrent tagger = gru(8, o -> o.bidirectional(true));

  @Inference
  Tensor next(@Shape("N 4") Tensor x, @Shape("N 8") Tensor state) {
    return tagger.step(x, state);
  }
}
