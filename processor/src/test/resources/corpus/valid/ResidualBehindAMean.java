package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// steps are averaged before both ways meet
@Model
final class ResidualBehindAMean {
  final Layer words = embedding(100, 64), speech = dense(64), head = dense(2);

  Tensor forward(@Shape("int32 N T") Tensor ids, @Shape("N S 40") Tensor sound) {
    return head.apply(words.apply(ids).mean(1).plus(speech.apply(sound).mean(1)));
  }
}
