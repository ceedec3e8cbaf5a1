package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class OptionalsAndMaps {
  final Optional<Layer> extra = Optional.of(dense(4)).map(l -> l.relu());
  final Optional<Layer> none = Optional.empty();
  final SortedMap<String, Layer> named = new TreeMap<>(Map.of("b", dense(5), "a", dense(6)));

  Tensor forward(@Shape("N 8") Tensor x) {
    Tensor y = extra.orElseThrow().apply(x);
    y = none.map(l -> l.apply(x)).orElse(y);
    for (Layer layer : named.values()) {
      y = layer.apply(y);
    }
    return y;
  }
}
