package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// all pixels have classes, and then none
@Model(data = Mnist.class)
final class ExchangedLayers {
  // ERROR: [ClassCount] body/flatten is [N 1960], but Mnist has 10 classes
  // THEN: fix: put .flatten() before .dense(10)
  final Layer body = normalize().conv2d(8, 3, o -> o.stride(2)).relu().dense(10).flatten();
}
