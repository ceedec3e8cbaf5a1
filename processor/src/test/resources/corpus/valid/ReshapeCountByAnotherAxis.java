package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the size of another axis than was meant, which it is not here
@Model
final class ReshapeCountByAnotherAxis {
  final Layer wide = dense(12);
  final Layer narrow = dense(5, o -> o.inputs(12));

  @Inference
  Tensor score(@Shape("N 4 6") Tensor x) {
    Tensor y = wide.apply(x);
    Dim width = y.dims().dim(-1);
    Tensor again = y.reshape(Dims.of(y.dims().dim(0), y.dims().known(1), width));
    Tensor sums = again.reshape(y.dims().slice(0, 1).append(48)).sum(1);
    return narrow.apply(again).sum(2, 1).plus(sums);
  }
}
