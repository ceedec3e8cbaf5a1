package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class UpdateBesideAnUnstatedInput {
  final Layer online = dense(4), target = dense(4);

  @Inference
  // ERROR: [UnstatedInput] act does not say what state is
  // THEN: help: write @Shape("N ...") Tensor state
  Tensor act(Tensor state) {
    return online.apply(state);
  }

  @Inference
  Tensor judge(@Shape("N 8") Tensor state) {
    return target.apply(state);
  }

  // the weights of online are not known, which is due to act
  Update sync() {
    return copy(online, target);
  }
}
