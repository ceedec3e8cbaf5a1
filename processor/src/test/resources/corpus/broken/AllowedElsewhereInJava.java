package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class AllowedElsewhereInJava {
  final Layer value = dense(32).relu().dense(1);
  // WARNING: [AllowUnused] @Allow of EachWithEach keeps no warning silent here
  // THEN: fix: remove it
  @Allow("EachWithEach")
  final Layer other = dense(32).relu().dense(1);

  @Allow("EachWithEach")
  private static Tensor error(Tensor value, Tensor target) {
    return value.minus(target).square().mean();
  }

  Objective train(@Shape("N 20") Tensor x, @Shape("N") Tensor target) {
    // WARNING: [EachWithEach] times takes [N 1] and [N], which gives [N N]: each example with each
    // THEN: fix: put .squeeze(-1) after the 1st tensor, [N 1]
    Tensor product = value.apply(x).times(target).mean();
    return minimize(error(value.apply(x), target).plus(product).plus(other.apply(x).mean()));
  }
}
