package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class PyramidOfSteps {
  final Layer encode = dense(40), top = dense(10);

  Tensor forward(@Shape("N 100 20") Tensor x) {
    return top.apply(encode.apply(x).reshape("N 50 80"));
  }
}
