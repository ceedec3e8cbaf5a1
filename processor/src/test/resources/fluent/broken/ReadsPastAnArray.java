package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ReadsPastAnArray {
  final Layer body;

  ReadsPastAnArray() {
    int[] units = {4};
    // ERROR: [ModelFailed] this reads past the end: Index 1 out of bounds for length 1
    // THEN: help: use an index from 0 to below the length
    int wrong = units[1];
    body = dense(4);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
