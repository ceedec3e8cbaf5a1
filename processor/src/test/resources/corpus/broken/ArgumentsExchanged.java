package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ArgumentsExchanged {
  // ERROR: [ImageRank] pixels/conv2d takes [N H W C], but its input is [N]
  // THEN: fix: swap id and image, ArgumentsExchanged.java:20
  final Layer pixels = conv2d(32, 3).relu().maxPool2d(2).flatten().dense(64);
  final Layer words = embedding(1000, 64);

  Tensor score(Tensor image, Tensor id) {
    return pixels.apply(image).times(words.apply(id)).sum(-1);
  }

  Objective train(
      @Shape("N 28 28 1") Tensor image, @Shape("int32 N") Tensor id, @Shape("N") Tensor same) {
    return minimize(sigmoidCrossEntropy(score(id, image), same).mean());
  }
}
