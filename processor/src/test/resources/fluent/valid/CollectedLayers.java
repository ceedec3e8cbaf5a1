package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class CollectedLayers {
  final Map<String, Layer> heads =
      Stream.of("age", "size")
          .collect(
              Collectors.toMap(name -> name, name -> dense(1), (a, b) -> a, LinkedHashMap::new));

  Tensor forward(@Shape("N 8") Tensor x) {
    return heads.values().stream()
        .map(head -> head.apply(x))
        .reduce(Tensor::plus)
        .orElseThrow();
  }
}
