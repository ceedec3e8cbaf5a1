package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfAComparison {
  final Layer head = dense(1);

  Tensor forward(@Shape("N 4") Tensor measured, @Shape("int32 N 4") Tensor limits) {
    // ERROR: [DtypeMismatch] greater cannot compare [float32 N 4] and [int32 N 4]
    // THEN: fix: write @Shape("N 4") in limits
    return head.apply(measured.greater(limits).cast(DType.FLOAT32));
  }
}
