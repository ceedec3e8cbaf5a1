package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeSwapsSteps {
  final Layer encode = dense(16);

  Tensor forward(@Shape("N T 12") Tensor x) {
    return encode.apply(x).transpose(0, 2, 1);
  }
}
