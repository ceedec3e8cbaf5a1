package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a product of two vectors for each pair, and not of all users with all items
@Model
final class ProductOfTwoTowers {
  final Layer users = embedding(1000, 32);
  final Layer items = embedding(500, 32);

  Objective fit(@Shape("int32 N") Tensor user, @Shape("int32 N") Tensor item, @Shape("N") Tensor stars) {
    // ERROR: [MatMulSizes] matMul cannot multiply [N 32] by [N 32]: 32 columns meet N rows
    // THEN: fix: write times(...).sum(-1) in place of matMul
    return minimize(huber(users.apply(user).matMul(items.apply(item)), stars).mean());
  }
}
