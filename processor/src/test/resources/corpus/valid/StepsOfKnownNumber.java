package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class StepsOfKnownNumber {
  final Layer encode = dense(64);

  Tensor forward(@Shape("N 10 32") Tensor x) {
    return encode.apply(x).reshape("N 5 128");
  }
}
