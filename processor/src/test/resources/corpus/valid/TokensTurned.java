package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class TokensTurned {
  static final int TOKENS = 64, CHANNELS = 128;

  final Layer patches = conv2d(CHANNELS, 4, o -> o.stride(4)).reshape("N TOKENS CHANNELS");
  final Layer tokens = layerNorm().transpose(0, 2, 1).dense(TOKENS).transpose(0, 2, 1);
  final Layer mix = add(identity(), tokens);
  final Layer channels = add(identity(), layerNorm().dense(CHANNELS));

  Tensor forward(@Shape("N 32 32 3") Tensor x) {
    return channels.apply(mix.apply(patches.apply(x)));
  }
}
