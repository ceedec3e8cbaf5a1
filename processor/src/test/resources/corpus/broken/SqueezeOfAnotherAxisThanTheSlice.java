package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class SqueezeOfAnotherAxisThanTheSlice {
  final Layer words = embedding(96, 32);
  final Layer scores = dense(96);

  @Inference
  @Shape("N 96")
  Tensor next(@Shape("int32 N T") Tensor text) {
    // ERROR: [SqueezeSize] squeeze cannot drop axis 1 of [1 T 96]: its size is T, not 1
    // THEN: fix: write slice(1, -1) in SqueezeOfAnotherAxisThanTheSlice.java:17
    return scores.apply(words.apply(text)).slice(0, -1).squeeze(1).softmax();
  }
}
