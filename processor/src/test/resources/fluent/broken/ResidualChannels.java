package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class ResidualChannels {
  final Layer body = conv2d(4, 3).repeat(3, i -> block(4 + i)).flatten();

  static Layer block(int filters) {
    Layer main = conv2d(filters, 3).relu();
    // ERROR: [BroadcastMismatch] body/block_2/add cannot add [N 8 8 5] and [N 8 8 4]
    // THEN: 5 comes from
    // THEN: body/block_2/add/branch/conv2d  8 x 8 x 5  ResidualChannels.java:16
    // THEN: 4 comes from
    // THEN: body/conv2d                   8 x 8 x 4  ResidualChannels.java:13
    // THEN: body/block/add/branch/conv2d  8 x 8 x 4  line 16
    // THEN: fix: put conv2d(filters, 1) on input 2
    // THEN: called from ResidualChannels.java:13, 2nd repetition
    return add(main, identity()).relu();
  }

  Tensor forward(@Shape("N 8 8 3") Tensor image) {
    return body.apply(image);
  }
}
