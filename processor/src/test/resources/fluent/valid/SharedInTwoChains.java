package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class SharedInTwoChains {
  final Layer shared = dense(8);
  final Layer body = sequential().then(shared).relu().then(shared);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
