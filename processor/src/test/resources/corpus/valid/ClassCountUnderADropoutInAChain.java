package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ClassCountUnderADropoutInAChain {
  final Layer body = normalize().flatten().dense(64).relu().dropout(0.5).dense(10);

  Tensor forward(Tensor pixels) {
    return body.apply(pixels);
  }
}
