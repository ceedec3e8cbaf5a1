package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the encoder hands over its last state, where all of its steps are asked for
@Model
final class CrossAttentionOfOneVector {
  final Layer source = embedding(50, 32), target = embedding(60, 32);
  final Recurrent encoder = gru(24);
  // ERROR: [SequenceRank] read/attention takes [N T C], but its input is [N 24]
  // THEN: fix: write .outputs() in place of .last(), CrossAttentionOfOneVector.java:17
  final Chain read = layerNorm().attention(4), head = dense(60);

  Tensor forward(@Shape("int32 N S") Tensor from, @Shape("int32 N T") Tensor to) {
    Tensor memory = encoder.run(source.apply(from)).last();
    return head.apply(read.apply(target.apply(to), memory));
  }
}
