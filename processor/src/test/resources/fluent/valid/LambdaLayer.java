package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class LambdaLayer {
  final Layer body = dense(4).then(x -> x.times(2).plus(1)).dense(2);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
