package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ClassCountOfAHiddenLayerInAChain {
  // ERROR: [ClassCount] body/relu is [N 128], but Mnist has 10 classes
  // THEN: fix: put .dense(10) after it
  final Layer body = normalize().flatten().dense(128).relu();

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
