package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ReshapeMovesPixels {
  final Layer body = dense(64).relu().flatten().dense(10);

  Tensor forward(@Shape("uint8 N 28 28 3") Tensor image) {
    return body.apply(image.cast(DType.FLOAT32).reshape("N 784 3").transpose(0, 2, 1));
  }

  @Inference
  Tensor ofRows(@Shape("uint8 N 28 28 3") Tensor image) {
    return image.cast(DType.FLOAT32).reshape("N 28 84").mean(1);
  }
}
