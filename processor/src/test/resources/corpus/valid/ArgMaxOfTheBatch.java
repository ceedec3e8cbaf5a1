package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ArgMaxOfTheBatch {
  final Layer body = dense(16).relu().dense(5);
  final Layer rating = dense(1);

  @Inference
  Tensor chosen(@Shape("N 8") Tensor x) {
    return body.apply(x).argMax(-1);
  }

  // the best example of all
  @Inference
  Tensor best(@Shape("N 8") Tensor x) {
    return rating.apply(x).squeeze(-1).argMax(0);
  }

  // which other example is most like each
  @Inference
  Tensor nearest(@Shape("N 8") Tensor x) {
    Tensor y = body.apply(x);
    return y.matMul(y.transpose(1, 0)).argMax(0);
  }
}
