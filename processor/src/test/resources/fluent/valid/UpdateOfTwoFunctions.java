package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class UpdateOfTwoFunctions {
  final Layer online = dense(4), target = dense(4);

  @Inference
  Tensor act(@Shape("N 8") Tensor state) {
    return online.apply(state);
  }

  @Inference
  Tensor judge(@Shape("N 8") Tensor state) {
    return target.apply(state);
  }

  Update sync() {
    return copy(online, target);
  }
}
