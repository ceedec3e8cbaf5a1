package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class OwnExceptionCaught {
  static final class TooWide extends Exception {
    private static final long serialVersionUID = 1;
  }

  final Layer body;

  OwnExceptionCaught() {
    Layer chosen;
    try {
      chosen = wide(100);
    } catch (TooWide | IllegalStateException e) {
      chosen = dense(4);
    }
    body = chosen;
  }

  static Layer wide(int units) throws TooWide {
    if (units > 10) {
      throw new TooWide();
    }
    return dense(units);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
