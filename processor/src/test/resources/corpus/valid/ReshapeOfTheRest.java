package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeOfTheRest {
  final Layer body = dense(8).reshape("N 2 4").flatten().dense(3);

  Tensor forward(@Shape("N 12") Tensor x) {
    return body.apply(x);
  }

  @Inference
  Tensor rows(@Shape("N 12") Tensor x) {
    return x.reshape("N 3 4");
  }
}
