package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// what is allowed would be there if the targets were compared
@Model
final class AllowedWhereTheTargetIsForgotten {
  final Layer value = dense(32).relu().dense(1);

  @Allow("EachWithEach")
  // WARNING: [UnusedInput] train never uses target, [N]: its loss is the same whatever that is
  // THEN: help: compare the prediction with it, or remove it from train
  Objective train(@Shape("N 20") Tensor x, @Shape("N") Tensor target) {
    return minimize(value.apply(x).square().mean());
  }
}
