package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

/** Writes a sequence backwards: a decoder that looks into what an encoder has read. */
@Model
final class Reversal {
  static final int PADDING = 0, SYMBOLS = 10;

  final Layer read = embedding(SYMBOLS, 24, o -> o.maskZero()), written = embedding(SYMBOLS, 24);
  final Recurrent encoder = gru(32, o -> o.bidirectional()), decoder = gru(64);
  final Chain look = layerNorm().attention(2);
  final Layer symbols = dense(64).tanh().dense(SYMBOLS);

  private Tensor scores(Tensor from, Tensor to) {
    Recurrent.Run memory = encoder.run(read.apply(from));
    Tensor states = decoder.run(written.apply(to), memory.last()).outputs();
    return symbols.apply(concat(states, look.apply(states, memory.outputs())));
  }

  /** Scores of the symbol after each that is written. */
  @Inference
  Tensor write(@Shape("int32 N S") Tensor from, @Shape("int32 N T") Tensor to) {
    return scores(from, to);
  }

  Objective learn(
      @Shape("int32 N S") Tensor from,
      @Shape("int32 N T") Tensor to,
      @Shape("int32 N T") Tensor next) {
    Tensor losses = softmaxCrossEntropy(scores(from, to), next);
    return minimize(losses.masked(next.notEqual(PADDING)).mean()).using(adam(5e-3));
  }
}
