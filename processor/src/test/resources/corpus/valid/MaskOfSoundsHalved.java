package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class MaskOfSoundsHalved {
  final Layer front = conv2d(4, 3, o -> o.stride(2)).relu().conv2d(4, 3, o -> o.stride(2)).relu();
  final Layer read = gru(8), head = dense(3);

  Tensor forward(@Shape("N T 20") Tensor sound, @Shape("bool N T") Tensor there) {
    Tensor smaller = front.apply(sound.masked(there).expandDims(3));
    return head.apply(read.apply(smaller.rearrange("n t f c -> n t (f c)")));
  }

  Objective learn(
      @Shape("N T 20") Tensor sound, @Shape("bool N T") Tensor there, @Shape("int32 N") Tensor word) {
    return minimize(softmaxCrossEntropy(forward(sound, there), word).mean());
  }
}
