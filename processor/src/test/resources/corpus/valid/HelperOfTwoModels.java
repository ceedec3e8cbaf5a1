package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// a helper that two models use
final class Blocks {
  private Blocks() {}

  static Layer block(int width) {
    return add(identity(), dense(width).relu().dense(width));
  }
}

@Model
final class HelperOfTwoModels {
  final Layer body = Blocks.block(16);

  @Inference
  Tensor score(@Shape("N 16") Tensor x) {
    return body.apply(x);
  }
}

@Model
final class HelperOfTwoModelsLarge {
  final Layer body = Blocks.block(64);

  @Inference
  Tensor score(@Shape("N 64") Tensor x) {
    return body.apply(x);
  }
}
