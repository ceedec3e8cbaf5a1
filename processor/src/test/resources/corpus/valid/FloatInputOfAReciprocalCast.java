package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class FloatInputOfAReciprocalCast {
  final Layer head = dense(2);

  Tensor forward(@Shape("N 4") Tensor x, @Shape("int32 N 1") Tensor counts) {
    return head.apply(x.times(counts.cast(DType.FLOAT32).reciprocal()));
  }
}
