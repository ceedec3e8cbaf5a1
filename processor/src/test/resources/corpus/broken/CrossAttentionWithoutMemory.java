package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class CrossAttentionWithoutMemory {
  final Layer source = embedding(50, 32), target = embedding(60, 32);
  final Chain read = layerNorm().dense(32), head = dense(60);

  Tensor forward(@Shape("int32 N S") Tensor from, @Shape("int32 N T") Tensor to) {
    // ERROR: [NoMemory] apply is given a memory, which no layer here looks into
    // THEN: help: hand over one tensor, or add an attention
    return head.apply(read.apply(target.apply(to), source.apply(from)));
  }
}
