package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class SequenceDroppedBeforeLstm {
  final Layer body =
      embedding(50, 8)
          .lstm(16, o -> o.returnSequences())
          .dropout(0.1)
          .lstm(12)
          .dense(2);

  Tensor forward(@Shape("int32 N T") Tensor ids) {
    return body.apply(ids);
  }
}
