package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class ExchangedLayers {
  final Layer body = normalize().conv2d(8, 3, o -> o.stride(2)).relu().flatten().dense(10);
}
