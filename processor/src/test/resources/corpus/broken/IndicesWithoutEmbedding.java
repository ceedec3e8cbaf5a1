package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class IndicesWithoutEmbedding {
  // ERROR: [SequenceRank] body/gru takes [N T C], but its input is [int32 N T]
  // THEN: help: put an embedding before it, which makes a vector of each index
  final Layer body = sequential().gru(8).dense(2);

  Tensor forward(@Shape("int32 N T") Tensor ids) {
    return body.apply(ids);
  }
}
