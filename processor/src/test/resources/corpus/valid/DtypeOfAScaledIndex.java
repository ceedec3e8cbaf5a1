package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfAScaledIndex {
  final Layer words = embedding(100, 8).globalAvgPool1d().dense(2);

  Tensor forward(@Shape("int32 N T") Tensor x) {
    Tensor scale = x.cast(DType.FLOAT32).times(0.5).mean(1).expandDims(1);
    return words.apply(x.times(2)).times(scale);
  }
}
