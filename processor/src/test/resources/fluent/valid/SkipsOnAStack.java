package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class SkipsOnAStack {
  final List<Layer> down = levels(4, 8), up = levels(8, 4);
  final Layer bottom = conv2d(8, 3).relu();

  static List<Layer> levels(int... filters) {
    return Arrays.stream(filters).mapToObj(f -> (Layer) conv2d(f, 3).relu()).toList();
  }

  Tensor forward(@Shape("N 16 16 3") Tensor image) {
    Deque<Tensor> skips = new ArrayDeque<>();
    Tensor x = image;
    for (Layer level : down) {
      x = level.apply(x);
      skips.push(x);
    }
    x = bottom.apply(x);
    for (Layer level : up) {
      x = level.apply(concat(x, skips.pop()));
    }
    return x.mean(1, 2);
  }
}
