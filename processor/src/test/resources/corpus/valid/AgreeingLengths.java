package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// texts of 16, 32 or 48 words fit all three
@Model
final class AgreeingLengths {
  final Layer table = positions(50);
  final Layer wide = conv1d(4, 9, o -> o.padding(Padding.VALID)).relu().globalAvgPool1d();

  @Inference
  Tensor read(@Shape("N T 6") Tensor text) {
    Tensor part = text.rearrange("n (t k) c -> n t (k c)", "k", 16);
    return wide.apply(table.apply(text)).plus(part.mean());
  }
}
