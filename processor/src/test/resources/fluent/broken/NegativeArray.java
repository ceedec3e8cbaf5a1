package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class NegativeArray {
  final Layer body;

  NegativeArray() {
    int size = -1;
    // ERROR: [ModelFailed] this makes an array of -1 elements
    // THEN: help: write a length of 0 or above
    int[] units = new int[size];
    body = dense(4);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
