package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a vision transformer puts one token before the patches of each image
@Model
final class ConcatAxisOfATokenOfAll {
  static final int WIDTH = 64;
  final Layer patches = conv2d(WIDTH, 8, o -> o.stride(8));
  final Parameter token = parameter("1 1 WIDTH", Init.normal(0.02));
  final Layer body = positions(17).then(add(identity(), layerNorm().attention(4)));
  final Layer head = layerNorm().dense(10);

  Tensor forward(@Shape("N 32 32 3") Tensor image) {
    Tensor seen = patches.apply(image).reshape("N 16 WIDTH");
    // ERROR: [ConcatSizes] concat cannot join [1 1 64] and [N 16 64] along axis 1
    // THEN: fix: put .broadcastTo("N 1 64") after the 1st tensor, [1 1 64]
    Tensor all = token.concat(seen, 1);
    return head.apply(body.apply(all).slice(1, 0, 1).squeeze(1));
  }
}
