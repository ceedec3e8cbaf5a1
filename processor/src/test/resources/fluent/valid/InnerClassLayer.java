package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class InnerClassLayer {
  private final int width = 4;
  final Layer body = sequential().then(new Inner());

  private final class Inner implements Layer {
    private final Layer layer = dense(width);

    @Override
    public Tensor apply(Tensor x) {
      return layer.apply(x).times(width);
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
