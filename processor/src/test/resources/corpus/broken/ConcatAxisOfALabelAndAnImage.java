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
    // ERROR: [ConcatSizes] concat cannot join [N 28 28 1] and [N 16] along axis 3
    // THEN: fix: put .expandDims(1).expandDims(2).broadcastTo("N 28 28 16") after the 2nd tensor, [N 16]
    Tensor score = judge.apply(concat(image, told));
    return minimize(sigmoidCrossEntropy(score, constant(1)).mean());
  }
}
