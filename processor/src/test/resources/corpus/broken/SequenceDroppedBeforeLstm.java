package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class SequenceDroppedBeforeLstm {
  final Layer body =
      embedding(50, 8)
          .lstm(16)
          .dropout(0.1)
          // ERROR: [SequenceRank] body/lstm_2 takes [N T C], but its input is [N 16]
          // THEN: fix: write o.returnSequences(true) in body/lstm, SequenceDroppedBeforeLstm.java:12
          .lstm(12)
          .dense(2);

  Tensor forward(@Shape("int32 N T") Tensor ids) {
    return body.apply(ids);
  }
}
