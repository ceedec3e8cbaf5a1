package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class FeatureCountOfWideAndDeep {
  final Layer users = embedding(1000, 16), films = embedding(500, 16);
  // ERROR: [DenseWidth] deep/dense declares 32 inputs but receives 50: its input is [N 50]
  // THEN: fix: remove inputs
  // THEN: or write o.inputs(50)
  final Layer deep = dense(64, o -> o.inputs(32)).relu().dense(1);

  Tensor forward(
      @Shape("int32 N") Tensor user, @Shape("int32 N") Tensor film, @Shape("N 18") Tensor genres) {
    return deep.apply(concat(users.apply(user), films.apply(film), genres));
  }
}
