package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class ProjectionOfAStridedBlock {
  final Layer body =
      conv2d(8, 3).then(block(8, 1)).then(block(12, 2)).then(block(16, 1)).globalAvgPool2d();

  // a stride on the other branch would fit the third block alone
  static Layer block(int filters, int stride) {
    Layer shortcut = stride == 1 ? identity() : conv2d(filters, 1, o -> o.stride(stride));
    // ERROR: [BroadcastMismatch] body/add_3 cannot add [N 8 8 12] and [N 8 8 16]
    // THEN: 12 comes from
    // THEN: body/add_2/conv2d    8 x 8 x 12  ProjectionOfAStridedBlock.java:15
    // THEN: body/add_2/conv2d_2  8 x 8 x 12  line 24
    // THEN: 16 comes from
    // THEN: body/add_3/conv2d  8 x 8 x 16  ProjectionOfAStridedBlock.java:24
    // THEN: help: make their sizes equal, or 1, counted from the last axis
    // THEN: called from ProjectionOfAStridedBlock.java:11
    return add(shortcut, conv2d(filters, 3, o -> o.stride(stride)));
  }

  Tensor forward(@Shape("N 16 16 3") Tensor x) {
    return body.apply(x);
  }
}
