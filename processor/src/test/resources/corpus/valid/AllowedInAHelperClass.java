package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class AllowedInAHelperClass {
  final Layer body = flatten().normalize(0, 1).dense(64).then(Heads.head(10));

  Tensor forward(Tensor image) {
    return body.apply(image);
  }

  @Allow("DropoutAfterOutput")
  static final class Heads {
    static Layer head(int units) {
      return relu().dense(units).dropout(0.5);
    }
  }
}
