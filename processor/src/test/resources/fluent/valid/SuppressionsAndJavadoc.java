package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class SuppressionsAndJavadoc {
  /** The body: {@code dense(3)}. */
  final Layer body = dense(3);

  @SuppressWarnings({"unchecked", "rawtypes"})
  Layer old() {
    return body;
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
