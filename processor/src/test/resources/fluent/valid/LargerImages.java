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
          .conv2dTranspose(3, 4, o -> o.stride(2).activation(RELU))
          .upSample2d(2, o -> o.interpolation(Interpolation.BILINEAR))
          .depthwiseConv2d(3, o -> o.multiplier(2))
          .upSample2d(2);

  Tensor forward(@Shape("N H W 1") Tensor image) {
    return body.apply(image);
  }
}
