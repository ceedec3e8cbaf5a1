package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class Ünicode {
  final Layer größe = dense(3);

  Tensor forward(@Shape("N 8") Tensor x) {
    return größe.apply(x);
  }
}
