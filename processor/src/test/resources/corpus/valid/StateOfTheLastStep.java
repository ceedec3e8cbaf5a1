package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class StateOfTheLastStep {
  final Layer source = embedding(50, 16), target = embedding(60, 16), head = dense(60);
  final Recurrent encoder = gru(32), decoder = gru(32);

  Tensor forward(@Shape("int32 N S") Tensor from, @Shape("int32 N T") Tensor to) {
    Tensor memory = encoder.run(source.apply(from)).last();
    return head.apply(decoder.run(target.apply(to), memory).outputs());
  }
}
