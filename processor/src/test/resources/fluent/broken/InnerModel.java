package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

final class InnerModel {
  @Model
  // ERROR: [NoConstructor] Net is an inner class of InnerModel
  // THEN: help: write static class Net
  final class Net {
    final Layer body = dense(2);

    Tensor forward(@Shape("N 8") Tensor x) {
      return body.apply(x);
    }
  }
}
