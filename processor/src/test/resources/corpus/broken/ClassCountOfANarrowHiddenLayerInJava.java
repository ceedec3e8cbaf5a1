package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ClassCountOfANarrowHiddenLayerInJava {
  // ERROR: [ClassCount] body/relu is [N 16], but Mnist has 10 classes
  // THEN: fix: put .dense(10) after it
  final Layer body = flatten().normalize().dense(16).relu();
}
