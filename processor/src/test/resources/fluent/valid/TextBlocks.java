package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class TextBlocks {
  static final String SIZES =
      """
      6 { ignored
      4 // no comment
      """;
  final Layer body;

  TextBlocks() {
    Chain chain = sequential();
    for (String line : SIZES.lines().toList()) {
      chain = chain.dense(Integer.parseInt(line.strip().split(" ")[0]));
    }
    body = chain;
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
