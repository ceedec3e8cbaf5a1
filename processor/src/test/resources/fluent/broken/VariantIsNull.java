package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
// ERROR: [VariantField] A is null, not a model
// THEN: help: write @Variant static final VariantIsNull A = new VariantIsNull(...)
final class VariantIsNull {
  @Variant static final VariantIsNull A = null;
  final Layer body = dense(1);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
