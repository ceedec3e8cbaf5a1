package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SevenCallsOfTensors {
  final Layer score = dense(3);

  Objective learn(
      @Shape("N 12 64") Tensor words, @Shape("N 1 4") Tensor extra, @Shape("int32 N") Tensor label) {
    Tensor turned = words.transpose(0, 2, 1);
    Tensor sum = turned.sum(-1);
    Tensor cut = words.slice(1, 3, 12);
    Tensor plain = extra.squeeze(1);
    Tensor row = cut.reshape("N 576");
    Tensor logits = score.apply(row.concat(plain, 1)).plus(sum.mean());
    return minimize(softmaxCrossEntropy(logits, label).mean(0));
  }
}
