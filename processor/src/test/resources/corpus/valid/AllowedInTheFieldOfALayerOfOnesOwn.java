package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class AllowedInTheFieldOfALayerOfOnesOwn {
  @Allow("EachWithEach")
  final Layer each = new Pairs();

  record Pairs() implements Layer {
    @Override
    public Tensor apply(Tensor x) {
      return x.slice(-1, 0, 1).minus(x.slice(-1, 1, 2).squeeze(-1));
    }
  }

  Tensor forward(@Shape("N 2") Tensor x) {
    return each.apply(x);
  }
}
