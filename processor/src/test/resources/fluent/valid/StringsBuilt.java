package cases;

import static dev.tenon.Act.*;
import static dev.tenon.Tenon.*;

import dev.tenon.*;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

@Model
final class StringsBuilt {
  final Layer body;

  StringsBuilt() {
    StringBuilder text = new StringBuilder();
    for (char c = 'a'; c <= 'e'; c++) {
      text.append(c).append(String.format(Locale.ROOT, "%02d", c - 'a'));
    }
    body =
        dense(text.reverse().toString().replaceAll("[0-9]", "").length())
            .reshape("N %d 1".formatted(5))
            .flatten();
  }

  Tensor forward(@Shape("N 8") Tensor x) {
    return body.apply(x);
  }
}
