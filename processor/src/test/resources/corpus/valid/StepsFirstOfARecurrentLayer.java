package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class StepsFirstOfARecurrentLayer {
  final Layer head = dense(3);
  final Recurrent read = gru(16);

  Tensor forward(@Shape("T N 6") Tensor series) {
    return head.apply(read.run(series.transpose(1, 0, 2)).last());
  }
}
