package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a recurrent layer begins a chain, and is still one that goes step by step
@Model
final class SequenceKeptInAChain {
  final Recurrent memory = gru(4).named("memory");
  final Layer reader = lstm(8, o -> o.returnSequences()).lstm(8).dense(2);
  final Layer scorer = memory.frozen().dense(2);

  Objective learn(@Shape("N T 3") Tensor steps, @Shape("int32 N") Tensor kinds) {
    Tensor scores = reader.apply(steps).plus(scorer.apply(steps));
    return minimize(softmaxCrossEntropy(scores, kinds).mean());
  }

  @Inference
  Tensor next(@Shape("N 3") Tensor step, @Shape("N 4") Tensor state) {
    return memory.step(step, state);
  }
}
