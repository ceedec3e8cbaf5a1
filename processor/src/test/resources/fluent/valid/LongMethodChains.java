package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class LongMethodChains {
  final Layer body = dense(8).relu().dense(8).relu().dense(8).relu().dense(8).relu().dense(8);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x).plus(x).square().mean(1).sqrt().plus(1).log().restore(List.of(1));
  }
}
