package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model(data = Mnist.class)
final class TrainingOnly {
  final Layer body = flatten().dense(10);

  Tensor forward(Tensor image) {
    Tensor x = image.cast(DType.FLOAT32);
    if (x.training()) {
      x = x.times(0.5);
    }
    return body.apply(x);
  }
}
