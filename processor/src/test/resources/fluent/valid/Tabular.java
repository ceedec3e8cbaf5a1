package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class Tabular {
  final Layer body = dense(64, o -> o.activation(x -> x.times(x.sigmoid()))).dropout(0.2).dense(1);

  static Tensor focal(Tensor logits, Tensor labels) {
    Tensor p = logits.sigmoid();
    return sigmoidCrossEntropy(logits, labels).times(constant(1).minus(p).square());
  }

  Tensor forward(@Shape("N 7") Tensor features) {
    return body.apply(features);
  }

  Objective fit(@Shape("N 7") Tensor features, @Shape("N 1") Tensor label) {
    return minimize(focal(forward(features), label).mean());
  }
}
