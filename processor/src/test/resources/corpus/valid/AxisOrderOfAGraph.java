package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a graph convolution: each node takes the sum of its neighbours
@Model
final class AxisOrderOfAGraph {
  final Layer one = dense(32), two = dense(16), out = dense(7);

  static Tensor pass(Layer layer, Tensor adjacency, Tensor x) {
    return layer.apply(adjacency.matMul(x)).relu();
  }

  Objective fit(
      @Shape("N V V") Tensor adjacency, @Shape("N V 50") Tensor x, @Shape("int32 N V") Tensor kind) {
    Tensor h = pass(two, adjacency, pass(one, adjacency, x));
    return minimize(softmaxCrossEntropy(out.apply(h), kind).mean());
  }
}
