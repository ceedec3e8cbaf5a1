package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the parts were meant to stand side by side, as the layer behind them says
@Model
final class PartsAddedForJoined {
  final Layer users = embedding(1000, 16), films = embedding(500, 16);
  final Layer deep = dense(64, o -> o.inputs(50)).relu().dense(1);

  Tensor forward(
      @Shape("int32 N") Tensor user, @Shape("int32 N") Tensor film, @Shape("N 18") Tensor genres) {
    // ERROR: [BroadcastMismatch] add cannot add [N 16] and [N 18]
    // THEN: fix: write concat in place of add
    return deep.apply(add(users.apply(user), films.apply(film), genres));
  }
}
