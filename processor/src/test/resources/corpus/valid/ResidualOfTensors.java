package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ResidualOfTensors {
  final Layer first = dense(64).relu(), second = dense(13).relu(), head = dense(1);

  Tensor forward(@Shape("N 13") Tensor x) {
    Tensor h = first.apply(x);
    return head.apply(second.apply(h).plus(x));
  }
}
