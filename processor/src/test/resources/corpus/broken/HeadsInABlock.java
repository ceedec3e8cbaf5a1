package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class HeadsInABlock {
  final Layer words = embedding(1000, 48);
  final Layer body = sequential().repeat(2, i -> block(5)).globalAvgPool1d().dense(2);

  Tensor forward(@Shape("int32 N 50") Tensor text) {
    return body.apply(words.apply(text));
  }

  static Layer block(int heads) {
    // ERROR: [AttentionHeads] .../block/add/branch/attention has 5 heads, which do not divide 48 features: its input is [N 50 48]
    // THEN: called from HeadsInABlock.java:10, 1st repetition
    // THEN: fix: write 4 for heads of block(...) in HeadsInABlock.java:10
    return add(identity(), layerNorm().attention(heads)).then(add(identity(), layerNorm().dense(48).gelu()));
  }
}
