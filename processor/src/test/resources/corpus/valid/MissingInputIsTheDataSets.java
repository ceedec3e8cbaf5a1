package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class MissingInputIsTheDataSets {
  final Layer body = normalize().flatten().dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
