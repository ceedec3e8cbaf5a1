package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class CrossAttentionInAChain {
  final Layer source = embedding(50, 24, o -> o.maskZero()), target = embedding(60, 32);
  final Chain read =
      sequential()
          .repeat(2, i -> add(identity(), layerNorm().attention(4)).then(dense(32).relu()));
  final Layer head = dense(60);

  Tensor forward(@Shape("int32 N S") Tensor from, @Shape("int32 N T") Tensor to) {
    return head.apply(read.apply(target.apply(to), source.apply(from)));
  }
}
