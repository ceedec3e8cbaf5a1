package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class ChannelsFirstInAMethod {
  final Layer body = conv2d(8, 3).relu().flatten().dense(10);

  Tensor forward(@Shape("N 3 32 32") Tensor image) {
    return body.apply(image.transpose(0, 2, 3, 1));
  }
}
