package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class VocabularyOfTiedWeights {
  final Parameter table = parameter("1001 32", Init.normal(0.02));
  final Parameter bias = parameter("1001", Init.ZEROS);
  final Layer read = gru(32, o -> o.returnSequences());

  Tensor forward(@Shape("int32 N 64") Tensor text) {
    return read.apply(table.gather(text)).matMul(table, false, true).plus(bias);
  }
}
