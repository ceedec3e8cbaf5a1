package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class InceptionBranches {
  final Layer body =
      concat(
              conv2d(4, 1).relu(),
              conv2d(3, 1).relu().conv2d(4, 3).relu(),
              maxPool2d(3, o -> o.stride(1).padding(Padding.SAME)).conv2d(2, 1))
          .flatten()
          .dense(2);

  Tensor forward(@Shape("N 8 8 3") Tensor image) {
    return body.apply(image);
  }
}
