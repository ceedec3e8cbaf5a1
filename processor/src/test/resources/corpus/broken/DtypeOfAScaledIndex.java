package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfAScaledIndex {
  final Layer words = embedding(100, 8).globalAvgPool1d().dense(2);

  Tensor forward(@Shape("int32 N T") Tensor x) {
    // ERROR: [NotWhole] times cannot take 0.5 to [int32 N T], which are whole numbers
    // THEN: help: cast the tensor before: x.cast(DType.FLOAT32), or write a whole number
    return words.apply(x.times(0.5));
  }
}
