package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// what is trained and what is asked get the same frames
@Model
final class AxisOrderInEachFunction {
  final Recurrent reader = lstm(32);
  final Layer head = dense(3);

  Tensor forward(@Shape("N T 13") Tensor frames) {
    return head.apply(reader.run(frames).last());
  }

  Objective fit(@Shape("N T 13") Tensor frames, @Shape("int32 N") Tensor word) {
    return minimize(softmaxCrossEntropy(forward(frames), word).mean());
  }
}
