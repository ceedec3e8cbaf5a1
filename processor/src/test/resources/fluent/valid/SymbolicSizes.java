package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class SymbolicSizes {
  final Layer body = conv2d(4, 3, o -> o.stride(2)).relu().conv2d(2, 1);

  Tensor forward(@Shape("N H W 3") Tensor image) {
    return body.apply(image);
  }
}
