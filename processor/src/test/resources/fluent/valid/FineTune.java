package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class FineTune {
  final Layer backbone = new Backbone();
  final Layer head = globalAvgPool2d().dense(5);

  Tensor forward(@Shape("N 32 32 3") Tensor image) {
    return head.apply(backbone.apply(image));
  }

  Objective warmUp(@Shape("N 32 32 3") Tensor image, @Shape("int32 N") Tensor label) {
    return minimize(softmaxCrossEntropy(forward(image), label).mean()).of(head);
  }

  static final class Backbone implements Layer {
    final Layer stem = conv2d(8, 7, o -> o.stride(2).pad(3));

    public Tensor apply(Tensor x) {
      return stem.apply(x);
    }
  }
}
