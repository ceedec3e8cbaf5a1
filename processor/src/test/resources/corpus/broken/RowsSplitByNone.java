package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class RowsSplitByNone {
  final Layer keys = dense(64);

  Tensor forward(@Shape("N 20 32") Tensor x) {
    // ERROR: [AxisNames] rearrange cannot split an axis of 64 into (h d) by 0
    // THEN: fix: write "h", 1
    return keys.apply(x).rearrange("n t (h d) -> n h t d", "h", 0).mean(1);
  }
}
