package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ParsesNoNumber {
  final Layer body;

  ParsesNoNumber() {
    // ERROR: [ModelFailed] this throws NumberFormatException: For input string: "four"
    // THEN: help: hand over what it takes, or catch the exception
    int units = Integer.parseInt("four");
    body = dense(4);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
