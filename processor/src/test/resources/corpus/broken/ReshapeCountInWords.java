package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeCountInWords {
  static final int WIDTH = 128;
  final Layer body = dense(6272).relu()
      // ERROR: [ReshapeCount] body/reshape cannot reshape [N 6272] to [N 7 8 128]: 6272*N elements are not 7168*N
      // THEN: fix: write reshape("N 7 8 112")
      // THEN: or write reshape("N 7 7 WIDTH")
      .reshape("N 7 8 WIDTH").conv2d(3, 3);

  Tensor forward(@Shape("N 64") Tensor noise) {
    return body.apply(noise);
  }
}
