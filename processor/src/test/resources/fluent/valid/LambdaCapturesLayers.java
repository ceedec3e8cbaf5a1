package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class LambdaCapturesLayers {
  final Layer body = residual(dense(8).relu(), dense(8));

  static Layer residual(Layer main, Layer shortcut) {
    return sequential().then(x -> main.apply(x).plus(shortcut.apply(x))).dense(2);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
