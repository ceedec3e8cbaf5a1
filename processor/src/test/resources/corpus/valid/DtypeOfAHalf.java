package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfAHalf {
  final Layer head = dense(1);

  Tensor forward(@Shape("int32 N 8") Tensor counts) {
    return head.apply(counts.cast(DType.FLOAT32).times(0.5));
  }
}
