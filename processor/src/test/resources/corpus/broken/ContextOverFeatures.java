package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ContextOverFeatures {
  final Layer words = embedding(500, 32), weigh = dense(1);
  // ERROR: [UnknownChannels] cell takes [N ... C] with a known number of channels, but its input is [N (S + 32)]
  // THEN: fix: write sum(1) in ContextOverFeatures.java:16
  final Recurrent cell = gru(64);

  Tensor forward(@Shape("int32 N S") Tensor text, @Shape("N 64") Tensor state) {
    Tensor read = words.apply(text);
    Tensor context = weigh.apply(read).times(read).sum(2);
    return cell.step(concat(context, read.mean(1)), state);
  }
}
