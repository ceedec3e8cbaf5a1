package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class StateOfBothWays {
  final Recurrent encoder = gru(8, o -> o.bidirectional());
  final Recurrent decoder = gru(16);

  Tensor forward(@Shape("N S 4") Tensor from, @Shape("N T 4") Tensor to) {
    return decoder.run(to, encoder.run(from).last()).outputs();
  }
}
