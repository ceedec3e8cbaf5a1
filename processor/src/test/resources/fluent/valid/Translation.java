package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class Translation {
  static final int WORDS = 50;
  final Layer source = embedding(WORDS, 8), target = embedding(WORDS, 8), out = dense(WORDS);
  final Recurrent encoder = lstm(6), decoder = lstm(6);

  record Next(Tensor logits, Tensor state, Tensor cell) {}

  Objective fit(
      @Shape("int32 N S") Tensor src,
      @Shape("int32 N T") Tensor tgt,
      @Shape("int32 N T") Tensor next) {
    List<Tensor> memory = encoder.run(source.apply(src)).state();
    Tensor states = decoder.run(target.apply(tgt), memory).outputs();
    return minimize(softmaxCrossEntropy(out.apply(states), next).mean());
  }

  @Inference
  Next step(@Shape("int32 N") Tensor word, @Shape("N 6") Tensor h, @Shape("N 6") Tensor c) {
    List<Tensor> kept = decoder.step(target.apply(word), List.of(h, c));
    return new Next(out.apply(kept.get(0)), kept.get(0), kept.get(1));
  }
}
