package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ThrowsInStream {
  final List<Layer> body =
      // ERROR: [ModelFailed] this reads past the end: Index 2 out of bounds for length 2
      // THEN: help: use an index from 0 to below the length
      // THEN: called from ThrowsInStream.java:17
      IntStream.range(0, 3).mapToObj(i -> (Layer) dense(new int[] {3, 4}[i])).toList();

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.get(0).apply(x);
  }
}
