package cases;

import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.minimize;

import dev.tenon.Budget;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.Shape;
import dev.tenon.Tensor;

/** 8 * 4 + 4 and 4 + 1 parameters; what relu made, and the difference, are kept. */
@Model
@Budget(parameters = 41, activationBytes = 20)
final class WithinBudget {
  final Layer body = dense(4).relu().dense(1);

  Objective fit(@Shape("N 8") Tensor x, @Shape("N 1") Tensor y) {
    return minimize(body.apply(x).minus(y).square().mean());
  }
}
