package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class OptionsByName {
  final Layer body =
      conv2d(4, 3, o -> o.stride(2).padding(Padding.VALID).bias(false).activation(RELU))
          .conv2d(2, 1, 3, o -> o.dilation(1))
          .avgPool2d(2, o -> o.stride(1))
          .zeroPad2d(1)
          .flatten()
          .dense(3, o -> o.bias(false).activation(x -> x.times(x.sigmoid())));

  Tensor forward(@Shape("N 8 8 3") Tensor image) {
    return body.apply(image);
  }
}
