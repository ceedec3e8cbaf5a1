package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class AllowUnknownInAHelper {
  final Layer body = Heads.head(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}

final class Heads {
  // ERROR: [AllowUnknown] @Allow names no problem: "Everything"
  // THEN: help: write the word in brackets that the warning begins with
  @Allow("Everything")
  static Layer head(int units) {
    return flatten().normalize(0, 1).dense(units);
  }
}
