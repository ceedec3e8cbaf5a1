package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class RepeatedBlocks {
  final Layer body = sequential().repeat(3, i -> dense(4 + i).relu()).dense(2);

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
