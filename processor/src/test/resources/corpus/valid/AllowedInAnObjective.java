package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// each value is compared with each target
@Model
final class AllowedInAnObjective {
  final Layer value = dense(32).relu().dense(1);

  @Allow("EachWithEach")
  Objective train(@Shape("N 20") Tensor x, @Shape("N") Tensor target) {
    return minimize(value.apply(x).minus(target).square().mean());
  }
}
