package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the table of the words also scores them, with a bias of one word less
@Model
final class VocabularyOfTiedWeights {
  final Parameter table = parameter("1001 32", Init.normal(0.02));
  final Parameter bias = parameter("1000", Init.ZEROS);
  final Layer read = gru(32, o -> o.returnSequences());

  Tensor forward(@Shape("int32 N 64") Tensor text) {
    // ERROR: [BroadcastMismatch] plus cannot add [N 64 1001] and [1000]
    // THEN: fix: write parameter("1001") in bias, VocabularyOfTiedWeights.java:11
    return read.apply(table.gather(text)).matMul(table, false, true).plus(bias);
  }
}
