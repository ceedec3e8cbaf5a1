package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ReadsPastAList {
  final Layer body;

  ReadsPastAList() {
    List<Integer> units = List.of(4);
    // ERROR: [ModelFailed] this reads past the end: Index: 2 Size: 1
    // THEN: help: use an index from 0 to below the length
    int wrong = units.get(2);
    body = dense(4);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
