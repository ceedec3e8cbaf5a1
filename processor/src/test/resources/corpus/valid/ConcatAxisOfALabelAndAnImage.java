package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the discriminator of a conditional GAN: the class is told at each pixel
@Model
final class ConcatAxisOfALabelAndAnImage {
  final Layer label = embedding(10, 16);
  final Layer judge = conv2d(32, 4, o -> o.stride(2)).leakyRelu().flatten().dense(1);

  Objective learn(@Shape("N 28 28 1") Tensor image, @Shape("int32 N") Tensor digit) {
    Tensor told = label.apply(digit);
    Tensor score = judge.apply(concat(image, told.reshape("N 1 1 16").broadcastTo("N 28 28 16")));
    return minimize(sigmoidCrossEntropy(score, constant(1)).mean());
  }
}
