package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class SequencePooledBeforeGru {
  final Layer windows = conv1d(8, 3).globalMaxPool1d();
  // ERROR: [SequenceRank] reader takes [N T C], but its input is [N 8]
  // THEN: fix: remove .globalMaxPool1d(), SequencePooledBeforeGru.java:10
  final Recurrent reader = gru(4);

  Tensor forward(@Shape("N T 5") Tensor x) {
    return reader.apply(windows.apply(x));
  }
}
