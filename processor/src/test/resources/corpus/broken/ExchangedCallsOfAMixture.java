package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the steps are summed before each has its weight
@Model
final class ExchangedCallsOfAMixture {
  final Layer value = dense(16), weigh = dense(1);

  Tensor forward(@Shape("N T 32") Tensor x, @Shape("N 4") Tensor more) {
    Tensor values = value.apply(x);
    Tensor weights = weigh.apply(x).squeeze(-1).softmax();
    // ERROR: [BroadcastMismatch] times cannot multiply [N 16] and [N T 1]
    // THEN: fix: put .times(weights.expandDims(-1)) before .sum(1)
    return values.sum(1).times(weights.expandDims(-1)).concat(more, 1);
  }
}
