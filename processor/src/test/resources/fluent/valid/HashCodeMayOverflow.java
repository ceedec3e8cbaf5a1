package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class HashCodeMayOverflow {
  record Key(String name, int n) {
    @Override
    public int hashCode() {
      return 31 * name.hashCode() * 65_599 + n * 0x9E3779B9;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.n == n && key.name.equals(name);
    }
  }

  final Map<Key, Layer> layers = new LinkedHashMap<>();

  HashCodeMayOverflow() {
    for (int i = 1; i < 4; i++) {
      layers.put(new Key("layer number " + i, i), dense(i));
    }
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return layers.get(new Key("layer number 2", 2)).apply(x);
  }
}
