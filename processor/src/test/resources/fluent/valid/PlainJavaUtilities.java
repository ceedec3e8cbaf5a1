package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class PlainJavaUtilities {
  final Layer body;

  PlainJavaUtilities() {
    StringBuilder text = new StringBuilder();
    for (String word : String.format("%d,%d", 6, 3).split(",")) {
      text.append(word).append(' ');
    }
    var chain = sequential();
    for (StringTokenizer words = new StringTokenizer(text.toString()); words.hasMoreTokens(); ) {
      chain = chain.dense(Math.max(2, Integer.parseInt(words.nextToken())));
    }
    Optional<Layer> last = Optional.of(dense((int) Math.round(Math.sqrt(4.1))));
    body = chain.then(last.orElseThrow());
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
