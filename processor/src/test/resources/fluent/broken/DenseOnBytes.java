package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class DenseOnBytes {
  // ERROR: [FloatInput] body/dense takes floating numbers, but its input is [uint8 N 64]
  // THEN: uint8 comes from
  // THEN: image  uint8 N 8 8
  // THEN: fix: put .normalize() before it
  // THEN: applied at DenseOnBytes.java:21
  final Layer body = flatten().dense(2);

  Tensor forward(@Shape("uint8 N 8 8") Tensor image) {
    return body.apply(image);
  }
}
