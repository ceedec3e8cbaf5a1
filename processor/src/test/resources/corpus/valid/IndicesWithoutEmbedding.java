package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class IndicesWithoutEmbedding {
  final Layer body = embedding(50, 4).gru(8).dense(2);

  Tensor forward(@Shape("int32 N T") Tensor ids) {
    return body.apply(ids);
  }
}
