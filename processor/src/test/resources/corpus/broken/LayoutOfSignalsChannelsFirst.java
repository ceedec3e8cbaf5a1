package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// nine sensors before 128 samples
@Model
final class LayoutOfSignalsChannelsFirst {
  // ERROR: [ConvChannels] body/conv1d declares 9 channels but receives 128: its input is [N 9 128]
  // THEN: fix: write @Shape("N 128 9") in signal
  final Layer body = conv1d(16, 5, o -> o.channels(9)).relu().globalMaxPool1d().dense(6);

  Objective fit(@Shape("N 9 128") Tensor signal, @Shape("int32 N") Tensor movement) {
    return minimize(softmaxCrossEntropy(body.apply(signal), movement).mean());
  }
}
