package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class FailsInForward {
  final List<Layer> layers = List.of(dense(4), dense(2));

  Tensor forward(@Shape("N 8") Tensor x) {
    Tensor value = x;
    for (int i = 0; i <= layers.size(); i++) {
      // ERROR: [ModelFailed] this reads past the end: Index: 2 Size: 2
      // THEN: help: use an index from 0 to below the length
      value = layers.get(i).apply(value);
    }
    return value;
  }
}
