package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class PrivateConstructor {
  private final Layer body;

  private PrivateConstructor() {
    this(4);
  }

  private PrivateConstructor(int n) {
    body = dense(n);
  }

  private Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
