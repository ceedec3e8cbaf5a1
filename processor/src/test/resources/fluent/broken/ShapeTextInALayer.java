package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ShapeTextInALayer {
  // ERROR: [ShapeText] "N 2 two": "two" is no size
  // THEN: help: write a number, one capital letter for a size that each run decides, or the name of a static final int
  final Layer body = dense(4).reshape("N 2 two");

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
