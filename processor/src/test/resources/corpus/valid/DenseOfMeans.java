package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the mean of each flower's numbers is still a row for each example
@Model
final class DenseOfMeans {
  final Layer first = dense(4);
  final Layer last = dense(3).relu().dense(2);

  Objective learn(@Shape("N 5") Tensor flowers) {
    Tensor mean = first.apply(flowers).meanKeep(1);
    return minimize(last.apply(mean).square().mean());
  }
}
