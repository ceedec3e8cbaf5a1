package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class EveryActivation {
  final Layer body =
      dense(4)
          .relu6()
          .leakyRelu(0.1)
          .leakyRelu()
          .elu()
          .selu()
          .gelu()
          .gelu(o -> o.approximate(true))
          .silu()
          .softplus()
          .sigmoid()
          .tanh()
          .softmax();

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
