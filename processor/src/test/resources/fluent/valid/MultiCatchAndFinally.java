package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class MultiCatchAndFinally {
  final Layer body = dense(units("12")).dense(units("x")).dense(units(null));

  static int units(String text) {
    int units = 1;
    try {
      units += Integer.parseInt(text.strip());
    } catch (NumberFormatException | NullPointerException e) {
      units += e instanceof NumberFormatException ? 2 : 3;
    } finally {
      units *= 2;
    }
    return units;
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
