package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model(data = Cifar10.class)
final class DropoutAndAugmentation {
  final Layer body =
      randomCrop(2).randomFlip().normalize(0.5, 0.2).flatten().dropout(0.5).dense(10);
}
