package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class EachWithEach {
  final Layer value = dense(32).relu().dense(1);

  Objective train(@Shape("N 20") Tensor x, @Shape("N") Tensor target) {
    // WARNING: [EachWithEach] minus takes [N 1] and [N], which gives [N N]: each example with each
    // THEN: fix: put .squeeze(-1) after the 1st tensor, [N 1]
    return minimize(value.apply(x).minus(target).square().mean());
  }
}
