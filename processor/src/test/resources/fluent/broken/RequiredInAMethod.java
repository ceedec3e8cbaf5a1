package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class RequiredInAMethod {
  final Layer body = dense(3);
  final String words = null;

  Tensor forward(@Shape("N 4") Tensor x) {
    // ERROR: [ModelFailed] this is null
    // THEN: help: give it a value before it is used
    java.util.Objects.requireNonNull(words);
    return body.apply(x);
  }

  @Inference
  Tensor thrown(@Shape("N 4") Tensor x) {
    if (words == null) {
      // ERROR: [ModelFailed] this throws NullPointerException: words are missing
      // THEN: help: hand over what it takes, or catch the exception
      throw new NullPointerException("words are missing");
    }
    return body.apply(x);
  }
}
