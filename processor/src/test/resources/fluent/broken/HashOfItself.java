package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
// ERROR: [DeepRecursion] this calls itself too often; the model never ends
// THEN: help: give the recursion an end, or write a loop
final class HashOfItself {
  final Layer body;

  HashOfItself() {
    List<Object> all = new ArrayList<>();
    all.add(all);
    body = dense(all.hashCode());
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
