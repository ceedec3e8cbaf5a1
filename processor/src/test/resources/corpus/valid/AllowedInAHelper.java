package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class AllowedInAHelper {
  final Layer body = flatten().normalize(0, 1).dense(64).then(head(10));

  @Allow("DropoutAfterOutput")
  private static Layer head(int units) {
    return relu().dense(units).dropout(0.5);
  }

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
