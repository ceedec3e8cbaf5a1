package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class EachAdvantageWithEach {
  final Layer embed = dense(8);

  /** Distances of all pairs, on purpose. */
  Tensor forward(@Shape("N 20") Tensor x) {
    Tensor y = embed.apply(x);
    Tensor squares = y.square().sum(1);
    Tensor products = y.matMul(y, false, true);
    return squares.expandDims(1).plus(squares.expandDims(0)).minus(products.times(2));
  }
}
