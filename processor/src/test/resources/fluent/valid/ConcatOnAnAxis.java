package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ConcatOnAnAxis {
  final Layer body = concat(1, conv2d(2, 3), conv2d(2, 5)).globalMaxPool2d();

  Tensor forward(@Shape("N 8 8 3") Tensor image) {
    return body.apply(image);
  }
}
