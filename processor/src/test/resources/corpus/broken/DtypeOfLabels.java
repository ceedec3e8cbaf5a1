package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfLabels {
  final Layer body = dense(64).relu().dense(1);

  Objective learn(@Shape("N 13") Tensor house, @Shape("int32 N 1") Tensor price) {
    // ERROR: [DtypeMismatch] minus cannot subtract [float32 N 1] and [int32 N 1]
    // THEN: fix: write @Shape("N 1") in price
    return minimize(body.apply(house).minus(price).square().mean());
  }
}
