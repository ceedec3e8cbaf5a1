package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class PlainChain {
  final Layer body = dense(4).relu().dense(2);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
