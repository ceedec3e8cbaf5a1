package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ConstructorChain {
  final Layer body;

  ConstructorChain() {
    this(2);
  }

  private ConstructorChain(int times) {
    body = sequential().repeat(times, i -> dense(4));
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
