package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model(data = Mnist.class)
final class ClassCount {
  // ERROR: [ClassCount] body/dense is [N 9], but Mnist has 10 classes
  // THEN: fix: write dense(10)
  final Layer body = flatten().normalize(0, 1).dense(9);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
