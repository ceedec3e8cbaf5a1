package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class MeanOverFeatures {
  // ERROR: [DenseWidth] head needs a known number of inputs, not V: its input is [N V]
  // THEN: fix: write mean(1) in MeanOverFeatures.java:15
  final Layer first = dense(32), head = dense(2);

  Tensor forward(@Shape("N V 8") Tensor nodes, @Shape("N V V") Tensor edges) {
    Tensor told = first.apply(edges.matMul(nodes)).relu();
    return head.apply(told.mean(2));
  }
}
