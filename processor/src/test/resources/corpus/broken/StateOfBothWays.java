package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class StateOfBothWays {
  final Recurrent encoder = gru(8, o -> o.bidirectional());
  // ERROR: [RecurrentState] decoder is given a state of [N 16], but keeps [N 8]
  // THEN: fix: write gru(16)
  final Recurrent decoder = gru(8);

  Tensor forward(@Shape("N S 4") Tensor from, @Shape("N T 4") Tensor to) {
    return decoder.run(to, encoder.run(from).last()).outputs();
  }
}
