package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class RecordsInAndOut {
  record Row(@Shape("N 3") Tensor left, @Shape("N 5") Tensor right) {}

  record Code(@Shape("N 2") Tensor mean, Tensor spread) {}

  final Layer toMean = dense(2), toSpread = dense(2);

  @Inference
  Code encode(Row row) {
    Tensor all = concat(row.left(), row.right());
    return new Code(toMean.apply(all), toSpread.apply(all).exp());
  }

  @Inference
  Tensor sum(@Shape("N 3") Tensor a, Row row) {
    return a.plus(row.left()).times(row.right().sum(1).restore(List.of(1)));
  }
}
