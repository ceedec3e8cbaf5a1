package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ConstantsInShapes {
  static final int WIDTH = 4, HALF = WIDTH / 2;
  final Layer body = dense(WIDTH).reshape("N HALF HALF").flatten();
  final Parameter table = parameter("WIDTH HALF", Init.truncatedNormal(0.02));

  Tensor forward(@Shape("N WIDTH") Tensor x) {
    return body.apply(x).matMul(table);
  }
}
