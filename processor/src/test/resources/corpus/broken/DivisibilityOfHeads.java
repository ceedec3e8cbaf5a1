package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DivisibilityOfHeads {
  final Layer queries = dense(100);

  Tensor forward(@Shape("N T 64") Tensor x) {
    // ERROR: [AxisNames] rearrange cannot split an axis of 100 into (h d) by 8
    // THEN: fix: write "h", 10
    return queries.apply(x).rearrange("n t (h d) -> n h t d", "h", 8);
  }
}
