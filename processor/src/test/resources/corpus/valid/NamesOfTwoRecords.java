package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// both records have an id, and one record comes twice
@Model
final class NamesOfTwoRecords {
  record User(@Shape("int32 N") Tensor id, @Shape("N 12") Tensor facts) {}

  record Item(@Shape("int32 N") Tensor id, @Shape("N 5") Tensor facts) {}

  final Layer users = embedding(5000, 32), items = embedding(800, 32);
  final Layer user = dense(64).relu().dense(32), item = dense(64).relu().dense(32);

  Tensor of(User u) {
    return user.apply(concat(users.apply(u.id()), u.facts()));
  }

  Tensor of(Item i) {
    return item.apply(concat(items.apply(i.id()), i.facts()));
  }

  Objective match(User u, Item i, @Shape("N") Tensor clicked) {
    return minimize(sigmoidCrossEntropy(of(u).times(of(i)).sum(1), clicked).mean());
  }

  @Inference
  Tensor likeness(Item one, Item other) {
    return of(one).times(of(other)).sum(1);
  }
}
