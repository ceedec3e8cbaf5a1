package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ConcatSizes {
  // ERROR: [ConcatSizes] body/concat cannot join [N 8 8 2] and [N 4 4 3] along axis 3
  // THEN: 8 comes from
  // THEN: image               8 x 8 x 3
  // THEN: body/concat/conv2d  8 x 8 x 2  ConcatSizes.java:22
  // THEN: 4 comes from
  // THEN: image                  8 x 8 x 3
  // THEN: body/concat/maxPool2d  4 x 4 x 3  ConcatSizes.java:22
  // THEN: fix: write o.stride(2) in body/concat/conv2d, ConcatSizes.java:22
  // THEN: or put upSample2d(2) on input 2
  final Layer body = concat(conv2d(2, 3), maxPool2d(2)).flatten();

  Tensor forward(@Shape("N 8 8 3") Tensor image) {
    return body.apply(image);
  }
}
