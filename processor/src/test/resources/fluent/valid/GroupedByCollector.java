package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class GroupedByCollector {
  final List<Layer> layers =
      Stream.of("conv", "dense", "pool", "cut")
          .collect(Collectors.groupingBy(String::length, TreeMap::new, Collectors.counting()))
          .entrySet()
          .stream()
          .map(e -> (Layer) dense(e.getKey() * e.getValue().intValue()))
          .toList();

  Tensor forward(@Shape("N 8") Tensor x) {
    return layers.stream().reduce((Layer) identity(), (p, q) -> y -> q.apply(p.apply(y))).apply(x);
  }
}
