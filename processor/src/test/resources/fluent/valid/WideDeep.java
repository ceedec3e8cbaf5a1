package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class WideDeep {
  final Layer users = embedding(100, 8), items = embedding(50, 8);
  final Layer deep = sequential().dense(64).relu().dense(1), wide = dense(1);

  record Row(
      @Shape("int32 N") Tensor user,
      @Shape("int32 N") Tensor item,
      @Shape("N 13") Tensor dense,
      @Shape("N 18") Tensor genres) {}

  Tensor forward(Row r) {
    return add(
        deep.apply(concat(users.apply(r.user()), items.apply(r.item()), r.dense())),
        wide.apply(r.genres()));
  }

  Objective click(Row r, @Shape("N 1") Tensor clicked) {
    return minimize(sigmoidCrossEntropy(forward(r), clicked).mean());
  }
}
