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
    Tensor seen = see.apply(image).expandDims(1).broadcastTo("N T 32");
    Tensor both = concat(words.apply(text), seen);
    return minimize(softmaxCrossEntropy(out.apply(writer.run(both).outputs()), next).mean());
  }
}
