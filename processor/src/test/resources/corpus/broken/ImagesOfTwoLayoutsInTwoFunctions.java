package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ImagesOfTwoLayoutsInTwoFunctions {
  // ERROR: [SharedWeights] body/conv2d needs a kernel of [7 7 224 64] for one input and of [7 7 3 64] for another
  // THEN: fix: write @Shape("N 224 224 3") in image of forward
  final Layer body = conv2d(64, 7, o -> o.stride(2)).relu();
  final Layer head = globalAvgPool2d().dense(5);

  Tensor forward(@Shape("N 3 224 224") Tensor image) {
    return head.apply(body.apply(image));
  }

  Objective train(@Shape("N 224 224 3") Tensor image, @Shape("int32 N") Tensor label) {
    return minimize(softmaxCrossEntropy(forward(image), label).mean());
  }
}
