package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// each frame of a film is an image of its own, and then a step again
@Model
final class ReshapeCountOfFrames {
  final Layer see = conv2d(16, 8, o -> o.stride(4)).relu().flatten();
  final Recurrent memory = gru(64);
  final Layer policy = dense(3);

  Tensor forward(@Shape("N T 40 40 1") Tensor frames) {
    // ERROR: [ReshapeCount] reshape cannot reshape [N T 40 40 1] to [N 40 40 1]: 1600*N*T elements are not 1600*N
    // THEN: steps are examples of their own then: [N*T 40 40 1]
    // THEN: fix: write .rearrange("n t h w c -> (n t) h w c") in place of .reshape()
    Tensor seen = see.apply(frames.reshape("N 40 40 1"));
    return policy.apply(memory.run(seen.reshape("N T 1600")).outputs());
  }
}
