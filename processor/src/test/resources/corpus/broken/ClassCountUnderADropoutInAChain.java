package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ClassCountUnderADropoutInAChain {
  // ERROR: [ClassCount] body/dense is [N 9], but Mnist has 10 classes
  // THEN: fix: write dense(10)
  // WARNING: [DropoutAfterOutput] body/dropout drops a part of the output [N 10] itself before the loss
  // THEN: fix: remove .dropout()
  final Layer body = normalize().flatten().dense(9).dropout(0.5);

  Tensor forward(Tensor pixels) {
    return body.apply(pixels);
  }
}
