package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class Normalisations {
  final Layer body = conv2d(8, 3).batchNorm(o -> o.decay(0.9)).groupNorm(o -> o.groups(2)).layerNorm();

  Tensor forward(@Shape("N 8 8 3") Tensor image) {
    return body.apply(image);
  }
}
