package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class TwoFields {
  final Layer first = dense(4), second = dense(2);

  Tensor forward(@Shape("N 8") Tensor x) {
    return second.apply(first.apply(x).tanh());
  }
}
