package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// 28 pixels do not make patches of 8
@Model(data = Mnist.class)
final class DivisibilityOfPatches {
  final Layer embed = dense(64), head = dense(10);

  Tensor forward(Tensor image) {
    Tensor x = image.cast(DType.FLOAT32).div(255);
    // ERROR: [AxisNames] rearrange cannot split an axis of 28 into (h p) by 8
    // THEN: fix: write "p", 7 and write "q", 7
    Tensor patches = x.rearrange("n (h p) (w q) c -> n (h w) (p q c)", "p", 8, "q", 8);
    return head.apply(embed.apply(patches).mean(1));
  }
}
