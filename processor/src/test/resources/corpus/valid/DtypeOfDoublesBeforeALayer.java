package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfDoublesBeforeALayer {
  final Layer body = dense(4);

  Tensor forward(@Shape("float64 N 10") Tensor x) {
    return body.apply(x.cast(DType.FLOAT32));
  }
}
