package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class StateOfEveryStep {
  final Layer source = embedding(50, 16), target = embedding(60, 16), head = dense(60);
  final Recurrent encoder = gru(32);
  // ERROR: [RecurrentState] decoder is given a state of [N S 32], but keeps [N 32]
  // THEN: fix: write .last() in place of .outputs(), StateOfEveryStep.java:16
  final Recurrent decoder = gru(32);

  Tensor forward(@Shape("int32 N S") Tensor from, @Shape("int32 N T") Tensor to) {
    Tensor memory = encoder.run(source.apply(from)).outputs();
    return head.apply(decoder.run(target.apply(to), memory).outputs());
  }
}
