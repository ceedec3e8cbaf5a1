package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class MeanOverFeatures {
  final Layer first = dense(32), head = dense(2);

  Tensor forward(@Shape("N V 8") Tensor nodes, @Shape("N V V") Tensor edges) {
    Tensor told = first.apply(edges.matMul(nodes)).relu();
    return head.apply(told.mean(1));
  }
}
