package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DivisibilityOfSplit {
  final Layer both = dense(33);

  Tensor forward(@Shape("N 16") Tensor x) {
    // ERROR: [SplitParts] split cannot make 2 equal parts of axis 1 of [N 33]
    // THEN: fix: write dense(32) in both, DivisibilityOfSplit.java:9
    // THEN: or write dense(34) in both, DivisibilityOfSplit.java:9
    var gates = both.apply(x).split(-1, 2);
    return gates.get(0).times(gates.get(1).sigmoid());
  }
}
