package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
class LambdaInParameterOfSuper extends HolderLambdaInParameterOfSuper {
  LambdaInParameterOfSuper() {
    super(() -> dense(3), n -> dense(n * 2));
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return second.apply(first.apply(x));
  }
}

class HolderLambdaInParameterOfSuper {
  final Layer first, second;

  HolderLambdaInParameterOfSuper(Supplier<Layer> first, IntFunction<Layer> second) {
    this.first = first.get();
    this.second = second.apply(4);
  }
}
