package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ComposedFunctions {
  final Layer a = dense(8), b = dense(8);

  Tensor forward(@Shape("N 8") Tensor x) {
    UnaryOperator<Tensor> first = a::apply;
    Function<Tensor, Tensor> then = first.andThen(b::apply).compose(t -> t.relu());
    BinaryOperator<Tensor> sum = Tensor::plus;
    return Stream.of(x, then.apply(x)).reduce(sum).orElseThrow();
  }
}
