package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class UsesALayerThatIsNull {
  final Layer body = dense(4);
  final Layer head = null;

  Tensor forward(@Shape("N 8") Tensor x) {
    // ERROR: [ModelFailed] head is null
    // THEN: help: give it a value before it is used
    return head.apply(body.apply(x));
  }
}
