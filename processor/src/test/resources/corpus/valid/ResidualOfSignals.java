package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ResidualOfSignals {
  final Layer body = conv1d(16, 3).then(block(32, 2)).globalAvgPool1d().dense(3);

  Tensor forward(@Shape("N 40 6") Tensor x) {
    return body.apply(x);
  }

  static Layer block(int filters, int stride) {
    return add(
            conv1d(filters, 3, o -> o.stride(stride)).relu().conv1d(filters, 3),
            conv1d(filters, 1, o -> o.stride(stride)))
        .relu();
  }
}
