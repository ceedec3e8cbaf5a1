package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SeveralCallsOfAHelper {
  final Layer wide = block(64);
  final Layer thin = block(16);
  final Layer small = block(8);
  final Layer tiny = block(4);
  final Layer least = block(3);

  Tensor forward(@Shape("N 10") Tensor x, @Shape("N 20") Tensor y) {
    Tensor first = wide.apply(x).plus(thin.apply(y)).plus(small.apply(x));
    return first.plus(tiny.apply(x)).plus(least.apply(x));
  }

  static Layer block(int units) {
    // ERROR: [DenseWidth] wide/dense_2 declares 32 inputs but receives 64: its input is [N 64]
    // THEN: fix: remove inputs
    // THEN: called from SeveralCallsOfAHelper.java:9
    // THEN: also at SeveralCallsOfAHelper.java:10: thin/dense_2 declares 32 inputs but receives 16: its input is [N 16]
    // THEN: also at SeveralCallsOfAHelper.java:12: tiny/dense_2 declares 32 inputs but receives 4: its input is [N 4]
    // THEN: and 1 more
    return dense(units).relu().dense(5, o -> o.inputs(32));
  }
}
