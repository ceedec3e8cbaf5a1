package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class AllowUnknownInJava {
  // ERROR: [AllowUnknown] @Allow names no problem: "DropoutAfterTheOutput"; did you mean "DropoutAfterOutput"?
  // THEN: help: write "DropoutAfterOutput"
  @Allow({"DropoutAfterTheOutput", "UnusedLayer"})
  final Layer body = flatten().normalize(0, 1).dense(64).relu().dense(10).dropout(0.5);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
