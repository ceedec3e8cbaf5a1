package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SoftmaxOverTime {
  final Layer score = dense(10);

  Tensor forward(@Shape("N T 32") Tensor x) {
    return score.apply(x).softmax().transpose(0, 2, 1);
  }
}
