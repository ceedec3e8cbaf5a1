package cases;

import static dev.tenon.Tenon.dense;

import dev.tenon.Act;
import dev.tenon.Budget;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.Variant;

@Model
// ERROR: [OverBudget] Wide has 8,705 parameters; @Budget allows 1,000
// THEN: it also takes 17,409 FLOPs an example; @Budget allows 17,000
// THEN: layer         kind   output  parameters   FLOPs  activation bytes
// THEN: body/dense    dense  N 256        8,448  16,896             1,024
// THEN: body/dense_2  dense  N 1            257     513                 4
// THEN: total                             8,705  17,409             1,028
// THEN: help: make the first layers smaller, or write parameters = 8705
@Budget(parameters = 1000, flops = 17_000)
final class OverBudget {
  // 577 parameters
  @Variant static final OverBudget SMALL = new OverBudget(16);
  @Variant static final OverBudget WIDE = new OverBudget(256);

  final Layer body;

  OverBudget(int width) {
    body = dense(width, o -> o.activation(Act.RELU)).dense(1);
  }

  Tensor forward(@Shape("N 32") Tensor x) {
    return body.apply(x);
  }
}
