package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ReadsPastAString {
  final Layer body;

  ReadsPastAString() {
    // ERROR: [ModelFailed] this reads past the end: String index out of range: 3
    // THEN: fix: use an index from 0 to below the length
    char c = "abc".charAt(3);
    body = dense(4);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
