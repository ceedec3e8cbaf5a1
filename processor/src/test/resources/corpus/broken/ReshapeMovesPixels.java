package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// raw pixels, of which no layer said yet what they are
@Model
final class ReshapeMovesPixels {
  final Layer body = dense(64).relu().flatten().dense(10);

  Tensor forward(@Shape("uint8 N 28 28 3") Tensor image) {
    // WARNING: [MixedAxes] reshape makes [N 3 784] of [N 28 28 3], which mixes up axis 1 (size 28)
    // THEN: fix: write .reshape("N 784 3").transpose(0, 2, 1) in place of .reshape()
    return body.apply(image.cast(DType.FLOAT32).reshape("N 3 784"));
  }
}
