package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfAHalf {
  final Layer head = dense(1);

  Tensor forward(@Shape("int32 N 8") Tensor counts) {
    // ERROR: [NotWhole] times cannot take 0.5 to [int32 N 8], which are whole numbers
    // THEN: counts  int32 N 8
    // THEN: or put .cast(DType.FLOAT32) after the tensor, [int32 N 8]
    // THEN: fix: write @Shape("N 8") in counts
    return head.apply(counts.times(0.5));
  }
}
