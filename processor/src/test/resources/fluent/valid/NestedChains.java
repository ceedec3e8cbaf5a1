package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class NestedChains {
  final Layer inner = dense(4).relu();
  final Layer middle = sequential().then(inner).then(dense(3));
  final Layer body = sequential().then(middle).then(dense(2).tanh());

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
