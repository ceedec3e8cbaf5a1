package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class DtypeOfAChoice {
  final Layer body = embedding(50, 16).gru(24, o -> o.returnSequences()).dense(50);

  @Inference
  Tensor best(@Shape("int32 N T") Tensor text) {
    return body.apply(text).argMax(-1);
  }

  Objective learn(@Shape("int32 N T") Tensor text, @Shape("int32 N T") Tensor next) {
    return minimize(softmaxCrossEntropy(body.apply(text), next).mean());
  }
}
