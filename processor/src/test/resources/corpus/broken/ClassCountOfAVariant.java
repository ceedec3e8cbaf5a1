package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ClassCountOfAVariant {
  @Variant static final ClassCountOfAVariant SMALL = new ClassCountOfAVariant(32, 9);

  final Layer body;

  ClassCountOfAVariant(int width, int classes) {
    // ERROR: [ClassCount] body/dense_2 is [N 9], but Mnist has 10 classes
    // THEN: fix: write 10 for classes of new ClassCountOfAVariant(...) in ClassCountOfAVariant.java:9
    body = normalize().flatten().dense(width).relu().dense(classes);
  }

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
