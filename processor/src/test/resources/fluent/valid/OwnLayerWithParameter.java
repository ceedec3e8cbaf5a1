package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class OwnLayerWithParameter {
  final Layer scale = new Scale();
  final Layer body = dense(8).then(scale);

  static final class Scale implements Layer {
    final Parameter gamma = parameter(ONES);
    final Parameter shift = parameter("8", ZEROS);

    @Override
    public Tensor apply(Tensor x) {
      return x.times(gamma).plus(shift);
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
