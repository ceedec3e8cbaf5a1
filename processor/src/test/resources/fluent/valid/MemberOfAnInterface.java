package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

interface MemberOfAnInterface {
  @Model
  final class Net {
    final Layer body = dense(3);

    Tensor forward(@Shape("N 8") Tensor x) {
      return body.apply(x);
    }
  }
}
