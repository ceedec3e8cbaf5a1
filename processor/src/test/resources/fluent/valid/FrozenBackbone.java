package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model(data = Cifar10.class)
final class FrozenBackbone {
  final Layer scaled = normalize(0.5, 0.5);
  final Layer body = conv2d(8, 3).batchNorm().relu().frozen().conv2d(4, 3).relu().globalAvgPool2d().dense(10);
  @Frozen final Layer middle = add(conv2d(3, 3).batchNorm(), identity());

  Tensor forward(Tensor image) {
    return body.apply(middle.apply(scaled.apply(image)));
  }
}
