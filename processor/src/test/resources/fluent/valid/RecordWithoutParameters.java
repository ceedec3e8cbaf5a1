package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
record RecordWithoutParameters(Layer body) {
  RecordWithoutParameters() {
    this(dense(3));
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
