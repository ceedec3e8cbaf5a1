package cases;

import static dev.tenon.Tenon.dense;

import dev.tenon.Budget;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Shape;
import dev.tenon.Tensor;
import dev.tenon.Variant;

@Model
@Budget(
    parameters = 216,
    // ERROR: [OverBudget] Middle takes 272 FLOPs an example; @Budget allows 200
    // THEN: layer  kind   output  parameters  FLOPs  activation bytes
    // THEN: body   dense  N 16           144    272                64
    // THEN: total                        144    272                64
    // THEN: help: make the first layers smaller, or write flops = 272
    // ERROR: [OverBudget] Wide takes 408 FLOPs an example; @Budget allows 200
    // THEN: layer  kind   output  parameters  FLOPs  activation bytes
    // THEN: body   dense  N 24           216    408                96
    // THEN: total                        216    408                96
    // THEN: help: make the first layers smaller, or write flops = 408
    flops = 200)
final class OverBudgetOfEachVariant {
  @Variant static final OverBudgetOfEachVariant SMALL = new OverBudgetOfEachVariant(8);
  @Variant static final OverBudgetOfEachVariant MIDDLE = new OverBudgetOfEachVariant(16);
  @Variant static final OverBudgetOfEachVariant WIDE = new OverBudgetOfEachVariant(24);

  final Layer body;

  OverBudgetOfEachVariant(int width) {
    body = dense(width);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
