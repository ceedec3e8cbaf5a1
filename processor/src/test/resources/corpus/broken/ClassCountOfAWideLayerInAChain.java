package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// without an activation it was meant to be the classifier
@Model(data = Mnist.class)
final class ClassCountOfAWideLayerInAChain {
  // ERROR: [ClassCount] body/dense_2 is [N 24], but Mnist has 10 classes
  // THEN: fix: write dense(10)
  final Layer body = normalize().flatten().dense(64).relu().dense(24);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
