package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class IndicesGivenToALayerOfAField {
  final Layer users = embedding(100_000, 32), items = embedding(50_000, 32);
  // ERROR: [DenseRank] wide takes [N ... C], but its input is [N]
  // THEN: help: put reshape("N 1") before it, if each example is one number
  // THEN: applied at IndicesGivenToALayerOfAField.java:26
  final Layer deep = sequential().dense(64).relu().dense(1), wide = dense(1);

  record Row(
      @Shape("int32 N") Tensor user,
      @Shape("int32 N") Tensor item,
      @Shape("N 13") Tensor dense,
      @Shape("N 18") Tensor genres) {}

  Tensor forward(Row r) {
    return add(
        deep.apply(concat(users.apply(r.user()), items.apply(r.item()), r.dense())),
        wide.apply(r.user()));
  }

  Objective click(Row r, @Shape("N 1") Tensor clicked) {
    return minimize(sigmoidCrossEntropy(forward(r), clicked).mean());
  }
}

