package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class RepeatGivesNull {
  // ERROR: [NullLayer] repeat is given null in place of layer 2
  // THEN: help: leave it out, or write identity()
  final Layer body = sequential().repeat(3, i -> i == 2 ? null : dense(3));

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
