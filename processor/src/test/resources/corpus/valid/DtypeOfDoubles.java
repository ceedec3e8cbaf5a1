package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfDoubles {
  final Layer hidden = dense(4).relu(), head = dense(1);

  Tensor forward(@Shape("N 9") Tensor x, @Shape("float64 N 4") Tensor prior) {
    return head.apply(hidden.apply(x).plus(prior.cast(DType.FLOAT32)));
  }
}
