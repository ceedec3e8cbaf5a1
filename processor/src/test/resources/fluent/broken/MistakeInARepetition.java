package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class MistakeInARepetition {
  final Layer body = sequential().repeat(4, MistakeInARepetition::step);

  static Layer step(int i) {
    // ERROR: [ReshapeCount] body/block_2/reshape cannot reshape [N 7] to [N 2 4]: 7*N elements are not 8*N
    // THEN: 7 comes from
    // THEN: body/block_2/dense  7  MistakeInARepetition.java:21
    // THEN: help: write sizes that multiply to 7*N
    // THEN: called from MistakeInARepetition.java:13, 2nd repetition
    return dense(8 - i).reshape("N 2 4").flatten();
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
