package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class SequencePooledBeforeGru {
  final Layer windows = conv1d(8, 3).globalMaxPool1d();
  // ERROR: [SequenceRank] reader takes [N, T, C], but its input is [N 8]
  // THEN: help: let the layer before it keep the steps
  final Recurrent reader = gru(4);

  Tensor forward(@Shape("N T 5") Tensor x) {
    return reader.apply(windows.apply(x));
  }
}
