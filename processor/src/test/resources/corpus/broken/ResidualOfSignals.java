package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ResidualOfSignals {
  final Layer body =
      conv1d(16, 3).then(block(32, 2)).then(block(64, 1)).globalAvgPool1d().dense(3);

  Tensor forward(@Shape("N 40 6") Tensor x) {
    return body.apply(x);
  }

  static Layer block(int filters, int stride) {
    // ERROR: [BroadcastMismatch] body/block/add cannot add [N 20 32] and [N 40 16]
    // THEN: fix: put conv1d(filters, 1, o -> o.stride(stride)) on input 2
    return add(
            conv1d(filters, 3, o -> o.stride(stride)).relu().conv1d(filters, 3),
            identity())
        .relu();
  }
}
