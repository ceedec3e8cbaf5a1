package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class InterfaceDefaults implements InterfaceDefaultsBlocks {
  final Layer body = block(4);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}

interface InterfaceDefaultsBlocks {
  default int width() {
    return 3;
  }

  default Layer block(int times) {
    return sequential().repeat(times, i -> dense(width()));
  }
}
