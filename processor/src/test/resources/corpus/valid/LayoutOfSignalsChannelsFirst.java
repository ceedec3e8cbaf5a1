package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// nine sensors before 128 samples
@Model
final class LayoutOfSignalsChannelsFirst {
  final Layer body = conv1d(16, 5, o -> o.channels(9)).relu().globalMaxPool1d().dense(6);

  Objective fit(@Shape("N 128 9") Tensor signal, @Shape("int32 N") Tensor movement) {
    return minimize(softmaxCrossEntropy(body.apply(signal), movement).mean());
  }
}
