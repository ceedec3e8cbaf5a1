package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class StatedResults {
  final Layer body = conv2d(4, 3).globalAvgPool2d().dense(2);

  @Shape("N 2")
  Tensor forward(@Shape("N 8 8 3") Tensor image) {
    return body.apply(image);
  }
}
