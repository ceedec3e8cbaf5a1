package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DenseWidthBehindCalls {
  final Parameter weights = parameter("24 3", Init.GLOROT_UNIFORM);

  Tensor forward(@Shape("N 4 1 6") Tensor x) {
    Tensor rows = x.squeeze(2);
    Tensor same = rows.expandDims(1).flip(1).squeeze(1);
    Tensor flat = same.rearrange("n a b -> n (a b)");
    return flat.matMul(weights);
  }
}
