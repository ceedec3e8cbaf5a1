package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class OwnLayerAsksForWeights {
  final Layer body = sequential().then(new Linear(3)).then(new Linear(2));

  static final class Linear implements Layer {
    private final int units;

    Linear(int units) {
      this.units = units;
    }

    @Override
    public Tensor apply(Tensor x) {
      return x.matMul(x.kernel("matrix", Dims.of(x.dims().known(-1), units), Init.GLOROT_UNIFORM));
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
