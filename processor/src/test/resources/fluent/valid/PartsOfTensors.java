package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class PartsOfTensors {
  static final int HEADS = 2;
  final Layer body = dense(6);

  Tensor forward(@Shape("N T 4") Tensor x) {
    Tensor h = body.apply(x);
    Tensor later = h.slice(1, 1).pad(1, 0, 1).plus(h.slice(1, 0, -1).pad(1, 1, 0, 0.5));
    Tensor half = h.slice(1, Dim.of(0), h.shape().dim(1).floorDiv(2));
    Tensor last = half.concat(h.slice(1, half.shape().dim(1), h.shape().dim(1)), 1);
    List<Tensor> thirds = last.flip(1).split(-1, 3);
    Tensor stacked = stack(1, thirds.get(0), thirds.get(2).expandDims(1).squeeze());
    Tensor tiled = thirds.get(1).expandDims(1).tile(1, HEADS, 1, 1).plus(stacked);
    Tensor merged = tiled.rearrange("n h t c -> n t (h c)");
    Tensor split = merged.rearrange("n t (h c) -> n h t c", "h", HEADS);
    Tensor scores = einsum("n h t c, n h s c -> n h t s", split, tiled).softmax();
    Tensor mixed = einsum("n h t s, n h s c -> n t c", scores, split);
    Tensor both = concat(mixed, later);
    return both.matMul(both.transpose().matMul(both), false, true);
  }
}
