package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class OwnLayerWithLayers {
  final Layer body = sequential().repeat(2, i -> new Block(8)).dense(2);

  static final class Block implements Layer {
    private final Layer norm = layerNorm();
    private final Layer mlp;

    Block(int width) {
      mlp = dense(4 * width).gelu().dense(width);
    }

    @Override
    public Tensor apply(Tensor x) {
      return x.plus(mlp.apply(norm.apply(x)));
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
