package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// bytes that are added to numbers, and heads that do not fit elsewhere
@Model
final class DtypeOfACountAndAWidth {
  final Layer wide = dense(33);
  final Layer head = dense(2);

  Tensor forward(@Shape("N 16") Tensor x, @Shape("int32 N 16") Tensor counts) {
    // ERROR: [DtypeMismatch] plus cannot add [float32 N 16] and [int32 N 16]
    // THEN: fix: write @Shape("N 16") in counts
    Tensor sum = x.plus(counts);
    // ERROR: [SplitParts] split cannot make 2 equal parts of axis 1 of [N 33]
    // THEN: fix: write dense(32) in wide, DtypeOfACountAndAWidth.java:10
    var halves = wide.apply(x).split(-1, 2);
    return head.apply(sum.plus(halves.get(0)));
  }
}
