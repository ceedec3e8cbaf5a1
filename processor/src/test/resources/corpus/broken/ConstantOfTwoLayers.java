package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ConstantOfTwoLayers {
  static final int HEADS = 5;

  final Layer words = embedding(1000, 48);
  // ERROR: [AttentionHeads] one has 5 heads, which do not divide 48 features: its input is [N 50 48]
  // THEN: fix: write HEADS = 4 in ConstantOfTwoLayers.java:9
  final Layer one = attention(HEADS);
  final Layer two = attention(HEADS);

  Tensor forward(@Shape("int32 N 50") Tensor text) {
    return two.apply(one.apply(words.apply(text)));
  }
}
