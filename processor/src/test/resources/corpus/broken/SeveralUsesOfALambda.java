package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SeveralUsesOfALambda {
  final Layer last = dense(2);

  Tensor forward(@Shape("N 6 4") Tensor x, @Shape("N 9 4") Tensor y) {
    // ERROR: [ReshapeCount] reshape cannot reshape [N 6 4] to [N 20]: 24*N elements are not 20*N
    // THEN: called from SeveralUsesOfALambda.java:17, in forward
    // THEN: also at SeveralUsesOfALambda.java:18: reshape cannot reshape [N 9 4] to [N 20]: 36*N elements are not 20*N
    // THEN: help: write sizes that multiply to 24*N
    Layer flat = t -> t.reshape("N 20");
    Tensor first = flat.apply(x).slice(1, 0, 8);
    Tensor second = flat.apply(y).slice(1, 0, 8);
    return last.apply(first.plus(second));
  }
}
