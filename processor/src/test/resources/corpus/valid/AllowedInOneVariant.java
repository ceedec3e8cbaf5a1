package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

// the small one has no dropout
@Model(data = Mnist.class)
final class AllowedInOneVariant {
  @Variant static final AllowedInOneVariant SMALL_ALLOWED = new AllowedInOneVariant(64, 0);
  @Variant static final AllowedInOneVariant LARGE_ALLOWED = new AllowedInOneVariant(256, 0.5);

  @Allow("DropoutAfterOutput")
  final Layer body;

  private AllowedInOneVariant(int units, double rate) {
    Chain head = flatten().normalize(0, 1).dense(units).relu().dense(10);
    body = rate == 0 ? head : head.dropout(rate);
  }

  Tensor forward(Tensor image) {
    return body.apply(image);
  }
}
