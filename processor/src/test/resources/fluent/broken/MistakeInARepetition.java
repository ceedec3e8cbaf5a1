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
    // THEN: body/block_2/dense  7  MistakeInARepetition.java:23
    // THEN: help: write sizes that multiply to 7*N
    // THEN: called from MistakeInARepetition.java:13, 2nd repetition
    // THEN: also at MistakeInARepetition.java:13, 3rd repetition: body/block_3/reshape cannot reshape [N 6] to [N 2 4]: 6*N elements are not 8*N
    // THEN: also at MistakeInARepetition.java:13, 4th repetition: body/block_4/reshape cannot reshape [N 5] to [N 2 4]: 5*N elements are not 8*N
    return dense(8 - i).reshape("N 2 4").flatten();
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
