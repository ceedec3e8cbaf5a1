package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class NesterovByName {
  final Layer body = dense(10);

  Objective learn(@Shape("N 4") Tensor x, @Shape("int32 N") Tensor kind) {
    return minimize(softmaxCrossEntropy(body.apply(x), kind).mean())
        .using(sgd(0.1, o -> o.momentum(0.9).nesterov()));
  }
}
