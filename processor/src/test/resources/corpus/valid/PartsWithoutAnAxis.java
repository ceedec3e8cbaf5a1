package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// parts of the last axis
@Model
final class PartsWithoutAnAxis {
  final Layer out = dense(3);

  @Inference
  Tensor score(@Shape("N T 64") Tensor x) {
    Tensor first = x.slice(-1, 0, 8);
    Tensor second = x.slice(-1, 8, 16);
    return out.apply(second.minus(first));
  }
}
