package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model(data = Mnist.class)
final class DivisibilityOfPatches {
  final Layer embed = dense(64), head = dense(10);

  Tensor forward(Tensor image) {
    Tensor x = image.cast(DType.FLOAT32).div(255);
    Tensor patches = x.rearrange("n (h p) (w q) c -> n (h w) (p q c)", "p", 7, "q", 7);
    return head.apply(embed.apply(patches).mean(1));
  }
}
