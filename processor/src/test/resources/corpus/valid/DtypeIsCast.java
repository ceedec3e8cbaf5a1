package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeIsCast {
  final Layer users = embedding(1000, 8), head = dense(1);

  Tensor forward(@Shape("int32 N") Tensor user, @Shape("int32 N 5") Tensor age) {
    return head.apply(concat(users.apply(user), age.cast(DType.FLOAT32)));
  }
}
