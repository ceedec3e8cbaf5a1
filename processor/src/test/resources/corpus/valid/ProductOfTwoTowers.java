package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ProductOfTwoTowers {
  final Layer users = embedding(1000, 32);
  final Layer items = embedding(500, 32);

  Objective fit(@Shape("int32 N") Tensor user, @Shape("int32 N") Tensor item, @Shape("N") Tensor stars) {
    return minimize(huber(users.apply(user).times(items.apply(item)).sum(-1), stars).mean());
  }
}
