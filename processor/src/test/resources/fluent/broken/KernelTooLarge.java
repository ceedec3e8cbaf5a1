package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class KernelTooLarge {
  // ERROR: [ConvKernel] body has a kernel of 9 x 9, which does not fit into 8 x 8: its input is [N 8 8 3]
  // THEN: fix: write o.padding(Padding.SAME)
  // THEN: or write conv2d(4, 8)
  final Layer body = conv2d(4, 9, o -> o.padding(Padding.VALID));

  Tensor forward(@Shape("N 8 8 3") Tensor image) {
    return body.apply(image);
  }
}
