package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class FloatInputOfAReciprocal {
  final Layer head = dense(2);

  Tensor forward(@Shape("N 4") Tensor x, @Shape("int32 N 1") Tensor counts) {
    // ERROR: [FloatInput] reciprocal takes floating numbers, not [int32 N 1]
    // THEN: fix: write @Shape("N 1") in counts
    return head.apply(x.times(counts.reciprocal()));
  }
}
