package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// PyTorch's order: channels in, filters out
@Model(data = Mnist.class)
final class ChannelsSwapped {
  final Layer body =
      normalize()
          .conv2d(16, 3, o -> o.channels(1)).relu()
          // ERROR: [ConvChannels] body/conv2d_2 declares 32 channels but receives 16: its input is [N 28 28 16]
          // THEN: fix: remove channels
          // THEN: or write o.channels(16)
          .conv2d(16, 3, o -> o.channels(32)).relu()
          .globalAvgPool2d()
          .dense(10);

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
