package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// what is wrong in a helper is told once, with the models that use it
final class Blocks {
  private Blocks() {}

  static Layer block(int width) {
    // ERROR: [BroadcastMismatch] body cannot add [N 16] and [N 17]
    // THEN: fix: write width in place of width + 1 in HelperOfTwoModels.java:15
    // THEN: also in HelperOfTwoModelsLarge
    return add(identity(), dense(width).relu().dense(width + 1));
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
