package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// an order of three axes for rows, whose batch stays first
@Model
final class OrderOfARow {
  final Layer body = dense(64).relu().dense(10);

  Objective learn(@Shape("N 784") Tensor x, @Shape("int32 N") Tensor y) {
    // ERROR: [TransposeAxes] transpose has the order [0, 1, 1], but its input [N 784] has the axes 0 to 1
    // THEN: fix: write transpose(0, 1)
    return minimize(softmaxCrossEntropy(body.apply(x.transpose(0, 1, 1)), y).mean());
  }
}
