package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class CastsWrongly {
  final Layer body;

  CastsWrongly() {
    Object units = "4";
    // ERROR: [ModelFailed] this throws ClassCastException: class java.lang.String cannot be cast to class java.lang.Integer
    // THEN: help: hand over what it takes, or catch the exception
    Integer number = (Integer) units;
    body = dense(4);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
