package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class StepsFirstOfARecurrentLayer {
  final Layer head = dense(3);
  // WARNING: [AxisOrder] read takes [N T C], but its input [T N 6] is [T N C]
  // THEN: fix: write @Shape("N T 6") in series
  final Recurrent read = gru(16);

  Tensor forward(@Shape("T N 6") Tensor series) {
    return head.apply(read.run(series).last());
  }
}
