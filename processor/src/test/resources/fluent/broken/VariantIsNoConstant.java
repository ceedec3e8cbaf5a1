package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class VariantIsNoConstant {
  // ERROR: [VariantField] units is no constant of type VariantIsNoConstant
  // THEN: help: write @Variant static final VariantIsNoConstant NAME = new VariantIsNoConstant(...)
  @Variant final int units = 3;
  final Layer body = dense(3);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
