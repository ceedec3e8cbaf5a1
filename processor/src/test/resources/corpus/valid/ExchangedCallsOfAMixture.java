package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the steps are summed once each has its weight
@Model
final class ExchangedCallsOfAMixture {
  final Layer value = dense(16), weigh = dense(1);

  Tensor forward(@Shape("N T 32") Tensor x, @Shape("N 4") Tensor more) {
    Tensor values = value.apply(x);
    Tensor weights = weigh.apply(x).squeeze(-1).softmax();
    return values.times(weights.expandDims(-1)).sum(1).concat(more, 1);
  }
}
