package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfDoublesBeforeALayer {
  // ERROR: [DtypeMismatch] body cannot multiply [float64 N 10] and [float32 10 4]
  // THEN: fix: write @Shape("N 10") in x
  final Layer body = dense(4);

  Tensor forward(@Shape("float64 N 10") Tensor x) {
    return body.apply(x);
  }
}
