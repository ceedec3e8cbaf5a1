package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class CompactConstructorThrows {
  record Units(int count) {
    Units {
      if (count > 4) {
        // ERROR: [ModelFailed] this throws IllegalArgumentException: at most 4 units, not 5
        // THEN: help: hand over what it takes, or catch the exception
        // THEN: called from CompactConstructorThrows.java:24, 3rd repetition
        throw new IllegalArgumentException("at most 4 units, not " + count);
      }
    }
  }

  final Layer body = sequential().repeat(3, i -> dense(new Units(3 + i).count()));

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
