package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
@ClipGradients(norm = 1)
final class ClippedObjective {
  final Layer body = dense(4).tanh().dense(1);

  @Inference
  Tensor guess(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }

  Objective shrink(@Shape("N 8") Tensor x) {
    return minimize(guess(x).square().mean());
  }

  Objective learn(@Shape("N 8") Tensor x, @Shape("N 1") Tensor y) {
    Tensor error = guess(x).minus(y);
    return minimize(error.square().mean()).report("bias", error.mean()).clipValue(0.5);
  }
}
