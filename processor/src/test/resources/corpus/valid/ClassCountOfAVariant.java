package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ClassCountOfAVariant {
  @Variant static final ClassCountOfAVariant SMALL = new ClassCountOfAVariant(32, 10);

  final Layer body;

  ClassCountOfAVariant(int width, int classes) {
    body = normalize().flatten().dense(width).relu().dense(classes);
  }

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
