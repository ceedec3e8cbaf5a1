package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
// ERROR: [GeneratedName] BignetGraph is generated for VariantNamesClash, but another class is called so
// THEN: help: rename one of them
final class VariantNamesClash {
  @Variant
  static final VariantNamesClash BIG_NET = new VariantNamesClash(3),
      BIGNET = new VariantNamesClash(4),
      bigNet = new VariantNamesClash(5);
  final Layer body;

  VariantNamesClash(int n) {
    body = dense(n);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
