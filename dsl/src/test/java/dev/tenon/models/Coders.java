package dev.tenon.models;

import static dev.tenon.Tenon.dense;
import static dev.tenon.Tenon.minimize;

import dev.tenon.Inference;
import dev.tenon.Init;
import dev.tenon.Layer;
import dev.tenon.Model;
import dev.tenon.Objective;
import dev.tenon.Parameter;
import dev.tenon.Shape;
import dev.tenon.Tenon;
import dev.tenon.Tensor;

/** The same model twice, its functions in another order by place and by name. */
public final class Coders {
  private Coders() {}

  /** Code, decode, fit. */
  @Model
  public static final class Coder {
    final Layer encoder = dense(4).layerNorm().dense(4);
    final Layer decoder = dense(3);
    final Parameter scale = Tenon.parameter("4", Init.ONES);

    @Inference
    Tensor code(@Shape("N 3") Tensor x) {
      return encoder.apply(x).times(scale);
    }

    @Inference
    Tensor decode(@Shape("N 4") Tensor code) {
      return decoder.apply(code);
    }

    Objective fit(@Shape("N 3") Tensor x) {
      return minimize(decode(code(x)).minus(x).square().mean());
    }
  }

  /** Its functions are the other way round. */
  @Model
  public static final class Reordered {
    final Layer encoder = dense(4).layerNorm().dense(4);
    final Layer decoder = dense(3);
    final Parameter scale = Tenon.parameter("4", Init.ONES);

    Objective approach(@Shape("N 3") Tensor x) {
      return minimize(before(toCode(x)).minus(x).square().mean());
    }

    @Inference
    Tensor before(@Shape("N 4") Tensor code) {
      return decoder.apply(code);
    }

    @Inference
    Tensor toCode(@Shape("N 3") Tensor x) {
      return encoder.apply(x).times(scale);
    }
  }
}
