package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a graph convolution: each node takes the sum of its neighbours
@Model
final class AxisOrderOfAGraph {
  final Layer one = dense(32), two = dense(16), out = dense(7);

  static Tensor pass(Layer layer, Tensor adjacency, Tensor x) {
    // ERROR: [MatMulSizes] matMul cannot multiply [N V 50] by [N V V]: 50 columns meet V rows
    // THEN: fix: write adjacency.matMul(x) in place of x.matMul(adjacency)
    // THEN: called from AxisOrderOfAGraph.java:22, in fit
    // THEN: also at AxisOrderOfAGraph.java:22: matMul cannot multiply [N V 32] by [N V V]: 32 columns meet V rows
    return layer.apply(x.matMul(adjacency)).relu();
  }

  Objective fit(
      @Shape("N V V") Tensor adjacency, @Shape("N V 50") Tensor x, @Shape("int32 N V") Tensor kind) {
    Tensor h = pass(two, adjacency, pass(one, adjacency, x));
    return minimize(softmaxCrossEntropy(out.apply(h), kind).mean());
  }
}
