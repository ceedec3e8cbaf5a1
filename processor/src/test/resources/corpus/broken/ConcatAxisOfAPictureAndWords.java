package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// what a picture shows is told at each word of its caption
@Model
final class ConcatAxisOfAPictureAndWords {
  final Layer see = conv2d(32, 3, o -> o.stride(2)).relu().globalAvgPool2d();
  final Layer words = embedding(1000, 32), out = dense(1000);
  final Recurrent writer = lstm(64);

  Objective fit(
      @Shape("N 32 32 3") Tensor image,
      @Shape("int32 N T") Tensor text,
      @Shape("int32 N T") Tensor next) {
    // ERROR: [ConcatSizes] concat cannot join [N T 32] and [N 32] along axis 2
    // THEN: fix: put .expandDims(1).broadcastTo("N T 32") after the 2nd tensor, [N 32]
    Tensor both = concat(words.apply(text), see.apply(image));
    return minimize(softmaxCrossEntropy(out.apply(writer.run(both).outputs()), next).mean());
  }
}
