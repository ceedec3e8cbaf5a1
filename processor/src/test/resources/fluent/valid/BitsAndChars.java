package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class BitsAndChars {
  final Layer body;

  BitsAndChars() {
    Chain chain = sequential();
    for (char c : "ca".toCharArray()) {
      chain = chain.dense((c - 'a' + 1) << 1 | 1);
    }
    long big = 1L << 40 >>> 38;
    chain = chain.dense((int) (big ^ 1) & 0xff);
    body = chain;
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
