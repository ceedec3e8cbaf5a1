package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class CrossAttentionHeads {
  final Layer source = embedding(50, 32), target = embedding(60, 36);
  // ERROR: [AttentionHeads] read/attention has 8 heads, which do not divide 36 features: its input is [N T 36]
  // THEN: fix: write attention(9)
  final Chain read = layerNorm().attention(8), head = dense(60);

  Tensor forward(@Shape("int32 N S") Tensor from, @Shape("int32 N T") Tensor to) {
    return head.apply(read.apply(target.apply(to), source.apply(from)));
  }
}
