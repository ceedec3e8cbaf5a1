package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// steps join the batch on purpose, and part from it again
@Model
final class ReshapeBatchOfSteps {
  final Layer each = dense(32).relu().dense(8);

  Tensor forward(@Shape("N T 16") Tensor steps) {
    Dims dims = steps.dims();
    Tensor rows = steps.reshape(Dims.of(dims.dim(0).times(dims.dim(1)), dims.dim(2)));
    return each.apply(rows).reshape(Dims.of(dims.dim(0), dims.dim(1), Dim.of(8)));
  }
}
