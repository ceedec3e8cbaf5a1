package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class StackedRecurrent {
  final Layer body =
      gru(8, o -> o.returnSequences().bidirectional())
          .then(layerNorm())
          .lstm(6, o -> o.returnSequences())
          .simpleRnn(4)
          .dense(3);

  Tensor forward(@Shape("N T 5") Tensor x) {
    return body.apply(x);
  }
}
