package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SequenceRankOfWordsWithAnAxisTooMany {
  final Layer words = embedding(900, 32);
  // ERROR: [SequenceRank] read takes [N T C], but its input is [N T 1 32]
  // THEN: fix: write @Shape("int32 N T") in ids of learn
  final Recurrent read = lstm(64);
  final Layer head = dense(2);

  Tensor forward(@Shape("int32 N T") Tensor ids) {
    return head.apply(read.run(words.apply(ids)).last());
  }

  Objective learn(@Shape("int32 N T 1") Tensor ids, @Shape("int32 N") Tensor liked) {
    return minimize(softmaxCrossEntropy(forward(ids), liked).mean());
  }
}
