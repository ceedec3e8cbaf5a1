package cases;

import static dev.tenon.Tenon.*;

import dev.tenon.*;

@Model
final class AllowedInALayerOfOnesOwn {
  final Layer each = new Pairs();

  record Pairs() implements Layer {
    @Allow("EachWithEach")
    @Override
    public Tensor apply(Tensor x) {
      Tensor[] halves = halves(x);
      return halves[0].minus(halves[1]);
    }

    private static Tensor[] halves(Tensor x) {
      return new Tensor[] {x.slice(-1, 0, 1), x.slice(-1, 1, 2).squeeze(-1)};
    }
  }

  Tensor forward(@Shape("N 2") Tensor x) {
    return each.apply(x);
  }
}
