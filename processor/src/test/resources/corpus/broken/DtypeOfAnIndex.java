package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfAnIndex {
  final Parameter table = parameter("100 16", Init.normal(0.1));

  Tensor forward(@Shape("N") Tensor word) {
    // ERROR: [IndexDtype] gather needs indices of int32 or int64, not [N]
    // THEN: fix: write @Shape("int32 N") in word
    return table.gather(word);
  }
}
