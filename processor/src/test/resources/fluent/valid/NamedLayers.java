package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class NamedLayers {
  final Layer body = dense(4).named("stem").relu().then(dense(2).named("head"));

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
