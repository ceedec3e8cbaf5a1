package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// PyTorch's permute, of images that are right already
@Model(data = Cifar10.class)
final class LayoutTransposed {
  // ERROR: [ConvChannels] body/conv2d declares 3 channels but receives 32: its input is [N 3 32 32]
  // THEN: fix: remove .transpose(), LayoutTransposed.java:15
  final Layer body = conv2d(16, 3, o -> o.channels(3)).relu().globalAvgPool2d().dense(10);

  Tensor forward(Tensor image) {
    Tensor pixels = image.cast(DType.FLOAT32).div(255).transpose(0, 3, 1, 2);
    return body.apply(pixels);
  }
}
