package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class LossBroadcastOfAColumnOfATable {
  final Layer body = dense(64).relu().dense(2);

  Objective learn(@Shape("N 14") Tensor table) {
    Tensor price = table.slice(1, 13, 14);
    // WARNING: [LossBroadcast] squaredError compares [N 2] with a target [N 1]: all 2 with one number
    // THEN: fix: write dense(1) in body/dense_2, LossBroadcastOfAColumnOfATable.java:9
    return minimize(squaredError(body.apply(table.slice(1, 0, 13)), price).mean());
  }
}
