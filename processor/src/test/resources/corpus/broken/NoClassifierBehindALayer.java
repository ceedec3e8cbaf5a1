package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class NoClassifierBehindALayer {
  // ERROR: [ClassCount] body/conv2d_2 is [N 7 7 8], but Mnist has 10 classes
  // THEN: fix: put .flatten().dense(10) after it
  final Layer body = normalize().conv2d(16, 3, o -> o.stride(2)).relu().conv2d(8, 3, o -> o.stride(2));

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
