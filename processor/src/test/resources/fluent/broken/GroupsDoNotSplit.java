package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class GroupsDoNotSplit {
  // ERROR: [ConvGroups] body cannot split 3 channels into 2 groups: its input is [N 8 8 3]
  // THEN: fix: write o.groups(1)
  // THEN: or remove groups
  final Layer body = conv2d(4, 3, o -> o.groups(2));

  Tensor forward(@Shape("N 8 8 3") Tensor image) {
    return body.apply(image);
  }
}
