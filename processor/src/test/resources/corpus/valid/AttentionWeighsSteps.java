package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class AttentionWeighsSteps {
  final Layer query = dense(16), key = dense(16), value = dense(16), pool = dense(1);

  Tensor forward(@Shape("N T 32") Tensor x) {
    Tensor scores = query.apply(x).matMul(key.apply(x), false, true).times(0.25);
    Tensor mixed = scores.softmax().matMul(value.apply(x));
    Tensor weights = pool.apply(mixed).squeeze(-1).softmax();
    Tensor several = query.apply(x).transpose(0, 2, 1).softmax().matMul(mixed);
    return mixed.times(weights.expandDims(-1)).sum(1).concat(several.mean(1), 1);
  }
}
