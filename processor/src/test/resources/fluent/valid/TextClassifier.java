package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class TextClassifier {
  final Layer words = embedding(200, 16).conv1d(12, 3, o -> o.activation(RELU)).maxPool1d(2);
  final Recurrent lstm = lstm(8, o -> o.bidirectional());
  final Layer head = dropout(0.5).dense(2, o -> o.inputs(2 * 8));

  Tensor forward(@Shape("int32 N 40") Tensor ids) {
    return head.apply(lstm.run(words.apply(ids)).last());
  }

  Objective fit(@Shape("int32 N 40") Tensor ids, @Shape("int32 N") Tensor label) {
    return minimize(softmaxCrossEntropy(forward(ids), label).mean());
  }
}
