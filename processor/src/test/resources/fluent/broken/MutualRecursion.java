package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class MutualRecursion {
  final Layer body = even(3);

  static Layer even(int n) {
    // ERROR: [DeepRecursion] even calls itself without end: more than 10,000 calls
    // THEN: help: let the recursion end
    // THEN: called from MutualRecursion.java:27, in odd
    // THEN: called from MutualRecursion.java:23, in even
    // THEN: called from MutualRecursion.java:27, in odd
    // THEN: called from MutualRecursion.java:23, in even
    // THEN: called from MutualRecursion.java:27, in odd
    return odd(n - 1);
  }

  static Layer odd(int n) {
    return even(n - 1);
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
