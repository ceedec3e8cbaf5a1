package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model(data = Mnist.class)
final class OnlyAField {
  final Layer body = normalize(0.5, 0.5).flatten().dense(10);
}
