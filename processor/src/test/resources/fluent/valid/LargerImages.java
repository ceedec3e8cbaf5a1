package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class LargerImages {
  final Layer body =
      conv2d(4, 3)
          .then(new Conv2dTranspose.Rule(3, List.of(4), List.of(2), Padding.SAME, true, RELU))
          .then(new UpSample2d.Rule(List.of(2), Interpolation.BILINEAR));

  Tensor forward(@Shape("N H W 1") Tensor image) {
    return body.apply(image);
  }
}
