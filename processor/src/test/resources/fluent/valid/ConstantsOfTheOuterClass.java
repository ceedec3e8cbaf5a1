package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

final class ConstantsOfTheOuterClass {
  static final int UNITS = 6;

  @Model
  static final class Net {
    final Layer body = dense(3);

    Tensor forward(@Shape("N UNITS") Tensor x) {
      return body.apply(x);
    }
  }
}
