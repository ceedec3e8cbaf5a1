package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class MultiplyGates {
  final Layer body = multiply(dense(4).tanh(), dense(4).sigmoid()).dense(1);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
