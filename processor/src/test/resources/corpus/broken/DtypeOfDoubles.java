package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfDoubles {
  final Layer hidden = dense(4).relu(), head = dense(1);

  Tensor forward(@Shape("N 9") Tensor x, @Shape("float64 N 4") Tensor prior) {
    // ERROR: [DtypeMismatch] plus cannot add [float32 N 4] and [float64 N 4]
    // THEN: prior  float64 N 4
    // THEN: or put .cast(DType.FLOAT32) after the 2nd tensor, [float64 N 4]
    // THEN: fix: write @Shape("N 4") in prior
    return head.apply(hidden.apply(x).plus(prior));
  }
}
