package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ArgMaxOfTheBatch {
  final Layer body = dense(16).relu().dense(5);

  @Inference
  Tensor chosen(@Shape("N 8") Tensor x) {
    // WARNING: [ArgMaxAxis] argMax takes the largest of [N 5] along axis 0, the batch
    // THEN: the axes are batch, feature
    // THEN: fix: write argMax(-1)
    return body.apply(x).argMax(0);
  }
}
