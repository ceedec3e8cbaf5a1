package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;

@Model
final class SqueezeOfATableTooWide {
  final Layer users = embedding(6041, 32), films = embedding(3953, 32);
  final Layer userBias = embedding(6041, 1), filmBias = embedding(3953, 32);

  Tensor forward(@Shape("int32 N") Tensor user, @Shape("int32 N") Tensor film) {
    Tensor dot = users.apply(user).times(films.apply(film)).sum(1);
    // ERROR: [SqueezeSize] squeeze cannot drop axis 1 of [N 32]: its size is 32, not 1
    // THEN: fix: write embedding(3953, 1) in filmBias, SqueezeOfATableTooWide.java:12
    return dot.plus(userBias.apply(user).squeeze(1)).plus(filmBias.apply(film).squeeze(1));
  }

  Objective rate(@Shape("int32 N") Tensor user, @Shape("int32 N") Tensor film, @Shape("N") Tensor stars) {
    return minimize(squaredError(forward(user, film), stars).mean()).using(adam(1e-3));
  }
}
