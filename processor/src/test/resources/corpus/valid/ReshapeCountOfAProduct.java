package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeCountOfAProduct {
  final Layer decoder = dense(256).relu().dense(28 * 28).reshape("N 28 28 1");

  Tensor forward(@Shape("N 16") Tensor code) {
    return decoder.apply(code);
  }
}
