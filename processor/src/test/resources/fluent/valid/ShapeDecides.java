package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ShapeDecides {
  final Layer conv = conv2d(4, 3), head = dense(2);

  Tensor forward(@Shape("N 8 8 1") Tensor image) {
    Tensor x = conv.apply(image);
    if (x.shape().rank() == 4) {
      x = x.mean(1, 2);
    }
    for (int axis = x.dims().rank(); axis > 2; axis--) {
      x = x.sum(axis);
    }
    return head.apply(x);
  }
}
