package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class EachWithEach {
  final Layer value = dense(32).relu().dense(1);

  Objective train(@Shape("N 20") Tensor x, @Shape("N") Tensor target) {
    return minimize(value.apply(x).squeeze(-1).minus(target).square().mean());
  }
}
