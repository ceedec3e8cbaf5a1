package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// texts longer than there are positions
@Model
final class MaxLengthOfATableOfPositions {
  static final int VOCABULARY = 65, CONTEXT = 128, WIDTH = 96;
  final Parameter tokens = parameter("VOCABULARY WIDTH", Init.normal(0.02));
  final Parameter positions = parameter("CONTEXT WIDTH", Init.normal(0.02));
  final Layer head = layerNorm().dense(VOCABULARY);

  Tensor forward(@Shape("int32 N T<=256") Tensor ids) {
    // ERROR: [TableRows] gather takes up to 256 rows of [128 96], which has 128
    // THEN: if all data is so, state T<=128 in the shape of the input
    // THEN: fix: write parameter("256 WIDTH") in positions, MaxLengthOfATableOfPositions.java:12
    Tensor placed = positions.gather(range(ids.shape().dim(1)));
    return head.apply(tokens.gather(ids).plus(placed));
  }
}
