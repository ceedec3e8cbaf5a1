package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ArithmeticOnTensors {
  @Inference
  Tensor all(@Shape("N 4") Tensor a, @Shape("N 4") Tensor b) {
    Tensor larger = a.greater(b).select(a, b);
    Tensor difference = a.minus(b).abs().maximum(a.minimum(b)).div(2).minus(0.5);
    return larger.matMul(difference.transpose(1, 0)).softmax().argMax(1);
  }
}
