package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfIndicesAndNumbers {
  final Layer users = embedding(1000, 8), head = dense(1);

  Tensor forward(@Shape("int32 N") Tensor user, @Shape("int32 N 5") Tensor age) {
    // ERROR: [DtypeMismatch] concat cannot join [float32 N 8] and [int32 N 5]
    // THEN: fix: write @Shape("N 5") in age
    return head.apply(concat(users.apply(user), age));
  }
}
