package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class UnknownConstant {
  static final int WIDTH = 4;
  // ERROR: [ShapeText] "WIDHT 2": "WIDHT" is no size
  // THEN: fix: write parameter("WIDTH 2")
  final Parameter table = parameter("WIDHT 2", ONES);

  Tensor forward(@Shape("N WIDTH") Tensor x) {
    return x.matMul(table);
  }
}
