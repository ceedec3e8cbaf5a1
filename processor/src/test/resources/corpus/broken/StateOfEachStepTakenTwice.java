package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class StateOfEachStepTakenTwice {
  static final int V = 8000, PAD = 0;
  final Layer source = embedding(V, 256), target = embedding(V, 256), out = dense(V);
  // ERROR: [RecurrentState] decoder is given a state of [N S 256], but keeps [N 256]
  // THEN: fix: write .last() in place of .outputs(), StateOfEachStepTakenTwice.java:20
  final Recurrent encoder = gru(256), decoder = gru(256);
  final Chain look = layerNorm().attention(4);

  Tensor logits(Tensor src, Tensor tgt) {
    var memory = encoder.run(source.apply(src).masked(src.notEqual(PAD)));
    var states = decoder.run(target.apply(tgt), memory.outputs());
    return out.apply(concat(states.outputs(), look.apply(states.outputs(), memory.outputs())));
  }

  Objective fit(
      @Shape("int32 N S") Tensor src,
      @Shape("int32 N T") Tensor tgt,
      @Shape("int32 N T") Tensor next) {
    return minimize(softmaxCrossEntropy(logits(src, tgt), next).masked(next.notEqual(PAD)).mean());
  }

  record Next(Tensor logits, Tensor state) {}

  @Inference
  Tensor encode(@Shape("int32 N S") Tensor src) {
    return encoder.run(source.apply(src)).outputs();
  }

  @Inference
  Next step(
      @Shape("int32 N") Tensor token,
      @Shape("N 256") Tensor state,
      @Shape("N S 256") Tensor memory) {
    Tensor s = decoder.step(target.apply(token), state);
    Tensor c = look.apply(s.reshape("N 1 256"), memory).reshape("N 256");
    return new Next(out.apply(concat(s, c)), s);
  }
}
