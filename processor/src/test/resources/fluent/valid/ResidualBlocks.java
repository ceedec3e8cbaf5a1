package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model(data = Cifar10.class)
final class ResidualBlocks {
  final Layer body =
      normalize(0.5, 0.5)
          .conv2d(4, 3)
          .repeat(2, i -> block(4 << i, 1 + i))
          .globalAvgPool2d()
          .dense(10);

  static Layer block(int filters, int stride) {
    Layer main = conv2d(filters, 3, o -> o.stride(stride).bias(false)).batchNorm().relu();
    Layer shortcut = stride == 1 ? identity() : conv2d(filters, 1, o -> o.stride(stride));
    return add(main, shortcut).relu();
  }

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
