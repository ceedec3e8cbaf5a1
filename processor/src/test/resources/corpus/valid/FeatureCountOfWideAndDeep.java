package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class FeatureCountOfWideAndDeep {
  final Layer users = embedding(1000, 16), films = embedding(500, 16);
  final Layer deep = dense(64, o -> o.inputs(50)).relu().dense(1);

  Tensor forward(
      @Shape("int32 N") Tensor user, @Shape("int32 N") Tensor film, @Shape("N 18") Tensor genres) {
    return deep.apply(concat(users.apply(user), films.apply(film), genres));
  }
}
